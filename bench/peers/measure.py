"""Running a program and seeing what it took."""
import os
import resource
import subprocess
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
KILDE = ROOT / "build" / "release" / "kilde"
ONE_THREAD = dict(os.environ, OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1")


def machine():
    model = next((line.split(":", 1)[1].strip() for line in open("/proc/cpuinfo", encoding="utf-8")
                  if line.startswith("model name")), "unknown")
    return f"{model}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.2f}"


def run(command, feed=b""):
    """-> (user CPU seconds, wall seconds, output)"""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    begin = time.perf_counter()
    done = subprocess.run([str(c) for c in command], input=feed, stdout=subprocess.PIPE,
                          env=ONE_THREAD, check=True)
    wall = time.perf_counter() - begin
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before, wall, done.stdout


def peak_memory(command):
    """-> MB, the largest resident set of one run."""
    pid = os.posix_spawn(str(command[0]), [str(c) for c in command], os.environ,
                         file_actions=[(os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0)])
    _, status, usage = os.wait4(pid, 0)
    if status != 0:
        raise RuntimeError(f"{command[0]} failed")
    return usage.ru_maxrss / 1024


def median(values):
    return sorted(values)[len(values) // 2]
