# Lists the export buckets of a project by their names in the cloud.

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

data "atlas_snapshot_export_buckets" "all" {
  project_id = var.project_id
}

output "uris" {
  value = {
    for bucket in data.atlas_snapshot_export_buckets.all.results : bucket.bucket_name => bucket.uri
  }
}
