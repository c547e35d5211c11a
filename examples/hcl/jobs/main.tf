# Lists the exports of a cluster that have failed, with the reasons that Atlas gives.

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

data "atlas_snapshot_export_jobs" "failed" {
  project_id   = var.project_id
  cluster_name = var.cluster_name

  filter = {
    state   = "Failed"
    max_age = "720h"
  }
}

output "failures" {
  value = {
    for job in data.atlas_snapshot_export_jobs.failed.results : job.id => job.state_reason
  }
}
