"""Runs Windows programs: on this PC, or under Wine in a Debian below ``build/windows``.

On Linux, debootstrap makes the Debian. Its programs run in their own namespaces: nothing stays mounted or running after
the build, however it ends, and nothing in there can reach a network.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from . import FOLDER, ROOT, Stop, Unavailable, say

WINDOWS = sys.platform == "win32"
DEBIAN = FOLDER / "debian"
RELEASE = "trixie"  # its Wine 10 is the first that runs Qt 6
PACKAGES = [
    "wine",
    "wine64",
    "xvfb",
    "xdotool",
    "imagemagick",
    "fonts-noto-cjk",
    "fonts-wine",  # the symbols in a title bar
    "libgl1",
    "libegl1",
    "locales",
    "libzopfli1",  # packs the cabinet
    "msitools",  # reads the MSI a second time
    "openssl",
    "osslsigncode",
]
PROJECT = Path("/project")  # the sources, seen from within
HOME = Path("/root")
INSIDE = "BJCERT_WINDOWS_INSIDE"  # set once the namespaces are entered

_READY = DEBIAN / ".ready"
_NAMESPACES = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc"]
_APT = "apt-get -qq -o DPkg::Lock::Timeout=300"


def must_be_able() -> None:
    """Raise Unavailable when Windows programs cannot run here."""
    if problem := _obstacle():
        raise Unavailable(problem)


def _obstacle() -> str:
    if WINDOWS:
        return ""
    if not sys.platform.startswith("linux") or not shutil.which("apt-get") or not shutil.which("unshare"):
        return "这一步要在 Windows 或 Debian 上运行 (this needs Windows or Debian)"
    if os.geteuid() != 0:
        return "在 Debian 上请用 root 运行 (on Debian this needs root)"
    if os.uname().machine != "x86_64":
        return "需要 64 位 x86 的处理器 (this needs an x86-64 processor)"
    if INSIDE not in os.environ and subprocess.run([*_NAMESPACES, "true"], stderr=subprocess.DEVNULL).returncode != 0:
        return "这台机器不允许 unshare 和 mount (this machine forbids unshare and mount)"
    return ""


def prepare() -> None:
    """Make the Debian with Wine unless it is there. Needs a network the first time."""
    wanted = " ".join([RELEASE, *PACKAGES])
    if WINDOWS or (_READY.exists() and _READY.read_text("utf-8") == wanted):
        return
    environment = {**os.environ, **_proxies()}
    if not shutil.which("debootstrap"):
        say("安装 debootstrap (installing it)")
        _must(
            ["sh", "-c", f"{_APT} update && DEBIAN_FRONTEND=noninteractive {_APT} install --yes debootstrap"],
            os.environ,
        )
    if not (DEBIAN / "usr" / "bin" / "apt-get").exists() or (DEBIAN / "debootstrap").exists():
        shutil.rmtree(DEBIAN, ignore_errors=True)
        say(f"用 debootstrap 建立 {DEBIAN} (making a Debian)")
        DEBIAN.parent.mkdir(parents=True, exist_ok=True)
        _must(["debootstrap", "--variant=minbase", RELEASE, str(DEBIAN), _mirror()], environment)
    _READY.unlink(missing_ok=True)
    say("安装 Wine 等软件包 (installing Wine)")
    for name in ("etc/resolv.conf", "etc/ssl/certs/ca-certificates.crt"):
        if Path("/", name).exists():
            (DEBIAN / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(f"/{name}", DEBIAN / name)
    (DEBIAN / "etc/apt/apt.conf.d/90like-the-host").write_text(_apt_settings(), "utf-8")
    steps = f"mount -t proc proc {DEBIAN}/proc; mount --rbind /dev {DEBIAN}/dev; chroot {DEBIAN} sh -ec '"
    steps += f"{_APT} update; {_APT} install --yes --no-install-recommends {' '.join(PACKAGES)}; {_APT} clean; "
    steps += "rm -f /usr/share/wine/fonts/tahoma*.ttf; "  # title bars are set in it, and it has no Chinese
    steps += "localedef -i zh_CN -f UTF-8 zh_CN.UTF-8'"
    _must([*_NAMESPACES, "sh", "-ec", steps], {**environment, "DEBIAN_FRONTEND": "noninteractive", "LANG": "C.UTF-8"})
    _READY.write_text(wanted, "utf-8")


def is_inside() -> bool:
    """Whether this process runs in the namespaces, without a network."""
    return WINDOWS or INSIDE in os.environ


def enter(arguments: list[str]) -> None:
    """Restart with *arguments* in new namespaces; return once inside, or at once on Windows."""
    if WINDOWS:
        return
    if not is_inside():
        command = [*_NAMESPACES, "--net", sys.executable, "-m", "installer", *arguments]
        os.execvpe(command[0], command, {**os.environ, INSIDE: "1"})  # noqa: S606 - a fixed command
    mounts = f"""
        mount -t proc proc {DEBIAN}/proc
        mount --rbind /dev {DEBIAN}/dev
        mkdir -p {DEBIAN}{PROJECT}
        mount --bind {ROOT} {DEBIAN}{PROJECT}
        mount -t tmpfs tmpfs {DEBIAN}/tmp
        mkdir -m 1777 {DEBIAN}/tmp/.X11-unix
    """  # noqa: S108 - a private mount
    _must(["sh", "-ec", mounts], os.environ, Stop)
    if not (DEBIAN / HOME.relative_to("/") / ".wine").exists():
        _must(linux("wineboot", "--init"), os.environ, Stop)


def linux(*command: str, environment: Mapping[str, str] | None = None) -> list[str]:
    """Return the command line that runs *command* in the Debian, in the project's folder."""
    settings = {
        "HOME": str(HOME),
        "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
        "LANG": "zh_CN.UTF-8",
        "TZ": "UTC",
        "WINEDEBUG": "-all",
        "XDG_RUNTIME_DIR": "/tmp",  # noqa: S108 - as above
        **(environment or {}),
    }
    pairs = [f"{name}={value}" for name, value in settings.items()]
    return ["chroot", str(DEBIAN), "env", "-i", "-C", str(PROJECT), *pairs, *command]


def windows(*command: str, environment: Mapping[str, str] | None = None) -> list[str]:
    """Return the command line that runs the Windows program *command* in the project's folder."""
    if WINDOWS:
        return list(command)
    return linux("wine", *command, environment=environment)


def run(*command: str, environment: Mapping[str, str] | None = None) -> tuple[int, str]:
    """Run a Windows program; return exit code and output. Under Wine, Windows' Python starts only with pipes."""
    done = subprocess.run(
        windows(*command, environment=environment),
        cwd=ROOT,
        env={**os.environ, **(environment or {})} if WINDOWS else None,
        input=b"",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    return done.returncode, done.stdout.decode("utf-8", "replace").replace("\r\n", "\n")


def must(*command: str, environment: Mapping[str, str] | None = None) -> str:
    """Run a Windows program that must succeed; return its output. Raises Stop."""
    code, output = run(*command, environment=environment)
    if code != 0:
        raise Stop(f"{output}\n这一步没有成功 (this step failed, {code}): {' '.join(command)}")
    return output


def windows_path(path: Path) -> str:
    """Return the path of a project file as Windows programs see it."""
    if WINDOWS:
        return str(path)
    return str(Path("Z:/", *(PROJECT / path.relative_to(ROOT)).parts[1:])).replace("/", "\\")


def _must(command: list[str], environment: Mapping[str, str], kind: type[Stop] = Unavailable) -> None:
    done = subprocess.run(
        command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    if done.returncode != 0:
        tail = "\n".join(done.stdout.decode("utf-8", "replace").splitlines()[-15:])
        raise kind(f"{tail}\n这一步没有成功 (this step failed): {' '.join(command)}")


def _mirror() -> str:
    """Return the Debian archive that this machine uses, or the public one."""
    asked = ["apt-get", "indextargets", "--format", "$(REPO_URI)", "Created-By: Packages"]
    found = subprocess.run(asked, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout.decode().split()
    return next(
        (address for address in found if address.rstrip("/").endswith("/debian")), "http://deb.debian.org/debian"
    )


def _apt_settings() -> str:
    """Return apt's settings of this machine for proxies, certificates and credentials."""
    text = subprocess.run(["apt-config", "dump", "Acquire"], stdout=subprocess.PIPE).stdout.decode()
    kept = ("Acquire::http", "Acquire::https", "Acquire::Check-", "Acquire::Retries", "Acquire::AllowInsecure")
    return "".join(f"{line}\n" for line in text.splitlines() if line.startswith(kept))


def _proxies() -> dict[str, str]:
    """Return apt's proxies as environment variables for debootstrap."""
    asked = ["apt-config", "shell", "http_proxy", "Acquire::http::Proxy", "https_proxy", "Acquire::https::Proxy"]
    text = subprocess.run(asked, stdout=subprocess.PIPE).stdout.decode()
    pairs = (line.split("=", 1) for line in text.splitlines() if "=" in line)
    return {name: value.strip("'\"") for name, value in pairs}
