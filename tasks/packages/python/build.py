# Builds the wheel and the source distribution of the folder that it runs in; the same files give the same bytes.
import gzip
import os
import sys
import tarfile

from setuptools import build_meta

# The time that npm gives to the files of its packages.
TIME = 499162500


def build(into: str) -> None:
    os.environ["SOURCE_DATE_EPOCH"] = str(TIME)
    os.umask(0o022)
    for folder, _, names in os.walk("."):
        for name in names:
            file = os.path.join(folder, name)
            os.chmod(file, plain_mode(os.stat(file).st_mode))
    build_meta.build_wheel(into)
    repack(os.path.join(into, build_meta.build_sdist(into)))


def plain_mode(mode: int) -> int:
    return 0o755 if mode & 0o100 else 0o644


def repack(archive: str) -> None:
    """setuptools writes times and owners of this machine into a source distribution."""
    with tarfile.open(archive) as old:
        members = sorted(old.getmembers(), key=lambda member: member.name)
        contents = [old.extractfile(member) if member.isfile() else None for member in members]
        with open(f"{archive}.new", "wb") as file, gzip.GzipFile("", "wb", fileobj=file, mtime=TIME) as packed:
            with tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as new:
                for member, content in zip(members, contents):
                    new.addfile(without_machine(member), content)
    os.replace(f"{archive}.new", archive)


def without_machine(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.mtime = TIME
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    member.mode = plain_mode(member.mode)
    member.pax_headers = {}
    return member


build(sys.argv[1])
