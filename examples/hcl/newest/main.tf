# Takes the newest export of a cluster, waits for it where it is under way, and hands its folder on.

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

data "atlas_snapshot_export_job" "newest" {
  project_id       = var.project_id
  cluster_name     = var.cluster_name
  most_recent      = true
  wait_for_success = true

  filter = {
    max_age = "26h"
  }

  timeouts {
    read = "1h"
  }
}

output "export_job_id" {
  value = data.atlas_snapshot_export_job.newest.export_job_id
}

output "key_prefix" {
  value = data.atlas_snapshot_export_job.newest.key_prefix
}
