"""The man page and the completion scripts tell the same options as --help."""
import re
import shutil
import subprocess
import unittest

from program import Case, ROOT, options_of

COMMANDS = ("", "read", "eval", "eval ud", "eval attribution", "eval time",
            "eval entities", "eval places", "eval links", "entity", "lineage", "stories", "propositions",
            "trace", "propose", "origins", "disputes", "predictions", "ask", "watch", "resolve",
            "judge", "judge merge", "judge split", "judge speaker", "judge occasion", "judge trust",
            "judge retract", "judge list", "judge export", "judge import",
            "add", "reread", "remove", "check", "backup", "diff", "export",
            "search", "claims", "sources", "show", "timeline", "languages", "doctor", "signature", "completion")


class Manual(Case):
    def options(self):
        found = set()
        for command in COMMANDS:
            found |= options_of(self.run_kilde(*command.split(), "--help")[1].decode())
        self.assertGreaterEqual(len(found), 15)
        return found

    def completion(self, shell):
        code, out, _ = self.run_kilde("completion", shell)
        self.assertEqual(code, 0)
        return self.write(f"kilde.{shell}", out), out.decode()

    def test_man_page_has_every_option_and_no_other(self):
        page = (ROOT / "docs" / "man" / "kilde.1").read_text()
        named = {"-" + name.strip() for name in re.findall(r"Fl (-[a-z-]+)", page)}
        self.assertEqual(named, self.options())

    def test_man_page_has_every_command(self):
        page = (ROOT / "docs" / "man" / "kilde.1").read_text()
        for command in COMMANDS:
            self.assertIn(command.split(" ")[0], page)

    @unittest.skipUnless(shutil.which("mandoc"), "no mandoc")
    def test_man_page_is_sound(self):
        done = subprocess.run(["mandoc", "-Tlint", "-Wwarning", ROOT / "docs/man/kilde.1"],
                              capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stdout), (0, ""))

    def test_completion_knows_every_option(self):
        for shell in ("bash", "zsh", "fish"):
            script = self.completion(shell)[1]
            for option in self.options():
                written = f"-l {option[2:]} " if shell == "fish" else option
                self.assertIn(written, script, shell)

    def test_completion_of_languages(self):
        wanted = {"bash": '"claims --lang")\n      COMPREPLY=($(compgen -W "da nb nn sv',
                  "zsh": ":value:(da nb nn sv", "fish": "-l lang -r -f -a 'da nb nn sv"}
        for shell, part in wanted.items():
            self.assertIn(part, self.completion(shell)[1])

    def test_completion_is_sound(self):
        for shell in ("bash", "zsh", "fish"):
            if not shutil.which(shell):
                continue
            name = self.completion(shell)[0]
            done = subprocess.run([shell, "-n", name], capture_output=True, text=True,
                                  cwd=self.path)
            self.assertEqual((done.returncode, done.stderr), (0, ""), shell)

    def bash_completes(self, *words):
        name = self.completion("bash")[0]
        quoted = " ".join(f"'{word}'" for word in words)
        script = (f"source ./{name}; COMP_WORDS=(kilde {quoted}); COMP_CWORD={len(words)}; "
                  "_kilde; printf '%s\\n' \"${COMPREPLY[@]}\"")
        done = subprocess.run(["bash", "-c", script], capture_output=True, text=True,
                              cwd=self.path, check=True)
        return set(done.stdout.split())

    def test_bash_completes(self):
        self.assertEqual(self.bash_completes("re"), {"read", "remove", "reread", "resolve"})
        self.assertEqual(self.bash_completes("read", "--forma"), {"--format"})
        self.assertEqual(self.bash_completes("read", "--format", "j"), {"json"})
        self.assertEqual(self.bash_completes("eval", "at"), {"attribution"})
        self.assertEqual(self.bash_completes("eval", "time", "--la"), {"--lang"})
        self.assertEqual(self.bash_completes("completion", "z"), {"zsh"})
        self.write("article.txt", "Ja.")
        self.assertEqual(self.bash_completes("read", "art"), {"article.txt"})

    @unittest.skipUnless(shutil.which("fish"), "no fish")
    def test_fish_completes(self):
        name = self.completion("fish")[0]
        for line, expected in (("kilde re", "read"), ("kilde read --forma", "--format"),
                               ("kilde read --format j", "json"), ("kilde completion z", "zsh"),
                               ("kilde eval at", "attribution")):
            done = subprocess.run(["fish", "-c", f"source {name}; complete -C '{line}'"],
                                  capture_output=True, text=True, cwd=self.path, check=True,
                                  env={"HOME": str(self.path), "PATH": "/usr/bin:/bin"})
            self.assertIn(expected, [found.split("\t")[0] for found in done.stdout.splitlines()])


if __name__ == "__main__":
    unittest.main()
