"""scripts/check_readme on good and bad examples."""
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SCRIPT = Path(__file__).parent.parent.parent / "scripts" / "check_readme"


def check(block):
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.md"
        page.write_text(f"# Title\n\n```console\n{block}\n```\n", encoding="utf-8")
        done = subprocess.run([sys.executable, str(SCRIPT), str(page)], stdout=subprocess.PIPE,
                              check=False)
        return done.returncode, done.stdout.decode()


class Readme(unittest.TestCase):
    def works(self, block):
        status, output = check(block)
        self.assertEqual(status, 0, output)

    def fails(self, block, message):
        status, output = check(block)
        self.assertEqual(status, 1, output)
        self.assertIn(message, output)

    def test_exact_output(self):
        self.works("$ printf 'a\\nb\\n'\na\nb\n$ true")
        self.fails("$ printf 'a\\nb\\n'\na\nc", "expected c")

    def test_left_out_lines(self):
        self.works("$ seq 9\n1\n...\n5\n...")
        self.works("$ echo long line\nlong ...")
        self.fails("$ seq 9\n1\n...\n10\n...", "expected 10")

    def test_more_output_than_told(self):
        self.fails("$ seq 3\n1\n2", "the end, found '3'")

    def test_status(self):
        self.works("$ false  # exit 1")
        self.fails("$ false", ":4: false")
        self.fails("$ true  # exit 1", "exit status 0")

    def test_page_without_examples(self):
        self.fails("nothing", "found none")


if __name__ == "__main__":
    unittest.main()
