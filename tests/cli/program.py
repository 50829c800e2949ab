"""The program under test, and a folder to run it in."""
import os
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

KILDE = os.environ.get("KILDE", "kilde")
ROOT = Path(__file__).resolve().parent.parent.parent
DANISH = ("Statsministeren siger, at aftalen er god for landet. Ifølge avisen mødtes de to ministre "
          "mandag i København, og de talte længe om den nye lov.\n")


class Case(unittest.TestCase):
    """Each test runs in its own empty folder."""

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.path = Path(self.folder.name)

    def write(self, name, content):
        file = self.path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return name

    def run_kilde(self, *args, stdin=b"", timeout=120, env=None):
        """-> (exit code, standard output, lines of standard error)"""
        environment = {**os.environ, **(env or {})}
        environment.pop("NO_COLOR", None)
        done = subprocess.run([KILDE, *map(str, args)], input=stdin, capture_output=True,
                              cwd=self.path, timeout=timeout, env=environment)
        return done.returncode, done.stdout, done.stderr.decode().splitlines()

    def failures(self, lines):
        """The lines that tell of a failure; notes tell of none."""
        return [line for line in lines if not line.startswith("kilde: note: ")]

    def assert_one_failure(self, lines, *parts):
        told = self.failures(lines)
        self.assertEqual(len(told), 1, lines)
        for part in ("kilde: ", *parts):
            self.assertIn(part, told[0])

    def assert_one_note(self, lines, *parts):
        told = [line for line in lines if all(part in line for part in parts)]
        self.assertEqual(len(told), 1, lines)
        self.assertTrue(told[0].startswith("kilde: note: "), told)


def options_of(help_text):
    """The long options that a --help text defines."""
    return set(re.findall(r"^\s+(?:-\w,)?(--[a-z-]+)", help_text, re.M))
