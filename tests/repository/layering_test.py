"""scripts/check_layering on good trees and on every kind of bad one."""
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SCRIPT = Path(__file__).parent.parent.parent / "scripts" / "check_layering"

GOOD = {
    "src/base/CMakeLists.txt": "kilde_layer(base SOURCES a.cc LINK ICU::uc)\n",
    "src/base/a.h": "#include <string>\n",
    "src/base/a.cc": '#include "base/a.h"\n',
    "src/document/CMakeLists.txt": "kilde_layer(document SOURCES date.cc NEEDS base)\n",
    "src/document/date.cc": '#include <kilde/date.h>\n#include "base/a.h"\n',
    "src/tokens/CMakeLists.txt": "kilde_layer(tokens SOURCES t.cc\n  NEEDS base document # yes\n)\n",
    "src/tokens/t.h": "",
    "src/tokens/t.cc": '#include "tokens/t.h"\n#include "document/x.h"\n#include <kilde/date.h>\n',
    "src/extract/time/CMakeLists.txt": "kilde_layer(extract_time NEEDS base document)\n",
    "src/extract/time/t.h": '#include "base/a.h"\n',
    "include/kilde/date.h": "#include <kilde/result.h>\n",
    "include/kilde/result.h": "#include <string>\n",
    "cli/CMakeLists.txt": "target_link_libraries(kilde PRIVATE kilde_tokens)\n",
    "cli/main.cc": '#include "tokens/t.h"\n#include "base/a.h"\n',
}


def check(changes):
    """-> (exit status, output) for the good tree with some files changed."""
    with tempfile.TemporaryDirectory() as folder:
        for path, text in {**GOOD, **changes}.items():
            file = Path(folder) / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        done = subprocess.run([sys.executable, str(SCRIPT), folder], stdout=subprocess.PIPE,
                              check=False)
        return done.returncode, done.stdout.decode()


class Layering(unittest.TestCase):
    def fails(self, changes, message):
        status, output = check(changes)
        self.assertEqual(status, 1, output)
        self.assertIn(message, output)

    def test_accepts_what_is_declared(self):
        status, output = check({})
        self.assertEqual(status, 0, output)

    def test_include_that_is_not_in_needs(self):
        self.fails({"src/extract/time/t.h": '#include "tokens/t.h"\n'},
                   "src/extract/time/t.h:1: tokens/t.h belongs to layer 'tokens'")

    def test_include_against_the_flow(self):
        self.fails({"src/base/a.cc": '\n#include "document/x.h"\n'}, "src/base/a.cc:2")

    def test_public_header_belongs_to_the_layer_that_implements_it(self):
        self.fails({"src/base/a.h": "#include <kilde/date.h>\n"}, "belongs to layer 'document'")

    def test_cli_includes_what_it_links(self):
        self.fails({"cli/main.cc": '#include "extract/time/t.h"\n'}, "cli/main.cc:1")

    def test_ring(self):
        self.fails({"src/base/CMakeLists.txt": "kilde_layer(base NEEDS tokens)\n"},
                   "layers in a ring")

    def test_stage_that_needs_a_stage(self):
        self.fails({"src/extract/time/CMakeLists.txt": "kilde_layer(extract_time NEEDS tokens)\n"},
                   "stages meet in document/")

    def test_unknown_layer(self):
        self.fails({"src/base/CMakeLists.txt": "kilde_layer(base NEEDS bass)\n"}, "is no layer")

    def test_train(self):
        self.fails({"cli/main.cc": '#include "train/x.h"\n'}, "expected no include of train/x.h")
        self.fails({"bench/b.cc": '#include "train/x.h"\n'}, "bench/b.cc:1")

    def test_too_many_public_headers(self):
        self.fails({f"include/kilde/h{n}.h": "" for n in range(11)}, "at most 12 headers, found 13")

    def test_too_many_public_lines(self):
        self.fails({"include/kilde/date.h": "\n" * 2000}, "at most 2000 lines, found 2001")

    def test_public_header_that_includes_an_inner_one(self):
        self.fails({"include/kilde/date.h": '#include "base/a.h"\n'}, "a public header includes")

    def test_file_outside_every_layer(self):
        self.fails({"src/odd/a.h": ""}, "lies in no layer")

    def test_empty_tree(self):
        with tempfile.TemporaryDirectory() as folder:
            done = subprocess.run([sys.executable, str(SCRIPT), folder], stdout=subprocess.PIPE,
                                  check=False)
            self.assertEqual(done.returncode, 1)


if __name__ == "__main__":
    unittest.main()
