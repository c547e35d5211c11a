# Starts the executables of the package, which are programs for Node.js; imports little, since it is paid at each start.
import os
import sys

FOLDER = os.path.dirname(os.path.abspath(__file__))
NEEDED = "Node.js 20 or later"


def cdktf_provider_atlas() -> None:
    _become("cdktf-provider-atlas")


def atlas_emulator() -> None:
    _become("atlas-emulator")


def _become(name: str) -> None:
    """This process becomes Node.js, so signals, streams and the exit status are the program's own."""
    # The variable is that of the jsii runtime.
    node = os.environ.get("JSII_NODE") or "node"
    check = os.path.join(FOLDER, "node-version.js")
    command = [node, "--require", check, os.path.join(FOLDER, "lib", "bin", name), *sys.argv[1:]]
    try:
        if os.name == "nt":
            sys.exit(_run(command))
        os.execvp(node, command)
    except FileNotFoundError:
        where = "on PATH" if node == "node" else "in JSII_NODE"
        sys.exit(f"{name} needs {NEEDED}: there is no {node} {where}")
    except OSError as reason:
        sys.exit(f"{name} needs {NEEDED}: {node} does not start ({reason.strerror})")


def _run(command: "list[str]") -> int:
    """Windows cannot replace a process: it waits, and leaves Ctrl-C to the program."""
    import signal
    import subprocess

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    return subprocess.call(command)
