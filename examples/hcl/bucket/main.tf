# Finds the bucket that an export was written to, and the address of its objects there.

terraform {
  required_providers {
    atlas = {
      source  = "terraform.local/cdktf/atlas"
      version = "0.1.0"
    }
  }
}

provider "atlas" {}

variable "project_id" {
  type        = string
  description = "Id of the Atlas project: 24 hexadecimal digits."
}

variable "cluster_name" {
  type        = string
  description = "Name of the cluster whose snapshots are exported."
}

variable "export_job_id" {
  type        = string
  description = "Id of the export job: 24 hexadecimal digits."
}

data "atlas_snapshot_export_job" "export" {
  project_id    = var.project_id
  cluster_name  = var.cluster_name
  export_job_id = var.export_job_id
}

data "atlas_snapshot_export_bucket" "target" {
  project_id       = var.project_id
  export_bucket_id = data.atlas_snapshot_export_job.export.export_bucket_id
}

output "uri" {
  value = "${data.atlas_snapshot_export_bucket.target.uri}/${data.atlas_snapshot_export_job.export.key_prefix}"
}
