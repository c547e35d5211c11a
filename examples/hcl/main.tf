# Reads one snapshot export job of MongoDB Atlas with plain Terraform or OpenTofu.

terraform {
  required_providers {
    atlas = {
      source  = "terraform.local/cdktf/atlas"
      version = "0.1.0"
    }
  }
}

# Credentials come from the environment, such as MONGODB_ATLAS_CLIENT_ID and MONGODB_ATLAS_CLIENT_SECRET.
provider "atlas" {}

variable "project_id" {
  type        = string
  description = "Id of the Atlas project: 24 hexadecimal digits."
}

variable "cluster_name" {
  type        = string
  description = "Name of the cluster whose snapshot was exported."
}

variable "export_job_id" {
  type        = string
  description = "Id of the export job: 24 hexadecimal digits."
}

data "atlas_snapshot_export_job" "export" {
  project_id    = var.project_id
  cluster_name  = var.cluster_name
  export_job_id = var.export_job_id

  timeouts {
    read = "5m"
  }
}

output "state" {
  value = data.atlas_snapshot_export_job.export.state
}

output "prefix" {
  value = data.atlas_snapshot_export_job.export.prefix
}

output "export_bucket_id" {
  value = data.atlas_snapshot_export_job.export.export_bucket_id
}
