"""A ledger of reports in several languages, made once for all tests of a file."""
import json
import shutil
import subprocess
import tempfile
from pathlib import Path

from program import Case, KILDE

REPORTS = [
    {"id": "n1", "lang": "da", "publisher": "Havneposten", "date": "2023-05-16",
     "url": "https://havneposten.example/1", "title": "Færgen bliver i havn",
     "text": "Færgen bliver i havn\n\nFærgen til Kiel sejler ikke i morgen, siger rederichef Bo "
             "Holm til Ritzau. \"Vi har ingen motor,\" tilføjer Bo Holm.\n\nIda Voss afviser, at "
             "færgen er solgt."},
    {"id": "n2", "lang": "en", "publisher": "Harbour Times", "date": "2023-05-20",
     "title": "Ferry to be sold",
     "text": "Ferry to be sold\n\nThe old ferry will be sold in June, Bo Holm told Reuters. "
             "\"The engine is beyond repair,\" he said.\n\nA ferry ticket to Minsk is a joke, "
             "said Ida Voss."},
    {"id": "n3", "lang": "ru", "publisher": "Портовые ведомости", "date": "2023-05-21",
     "title": "Порт открыт",
     "text": "Порт открыт\n\nАлексей Бондарчук заявил, что порт в Минске открыт. По данным "
             "Reuters, паром продали."},
    {"id": "n4", "lang": "de", "publisher": "Küstenbote", "date": "2023-05-22",
     "title": "Fähre bleibt liegen",
     "text": "Fähre bleibt liegen\n\nDie Fähre bleibt im Hafen, sagte Aleksej Bondartjuk am "
             "Montag. Der Minister warnte vor einem Sturm."},
]
CHANGED = dict(REPORTS[0], date="2023-05-17",
               text=REPORTS[0]["text"].replace("sejler ikke i morgen", "sejler først på fredag"))


class LedgerCase(Case):
    @classmethod
    def setUpClass(cls):
        cls.made = tempfile.TemporaryDirectory()
        folder = Path(cls.made.name)
        lines = "".join(json.dumps(report, ensure_ascii=False) + "\n"
                        for report in REPORTS + [CHANGED])
        (folder / "in.jsonl").write_text(lines)
        done = subprocess.run([KILDE, "add", "--quiet", "in.jsonl"], cwd=folder,
                              capture_output=True, text=True)
        assert done.returncode == 0, done.stderr

    @classmethod
    def tearDownClass(cls):
        cls.made.cleanup()

    def setUp(self):
        super().setUp()
        for file in Path(self.made.name).iterdir():
            shutil.copy(file, self.path)

    def rows(self, *args):
        """The rows of a JSON answer that has no complaints."""
        code, out, lines = self.run_kilde(*args, "--format", "json")
        self.assertEqual((code, lines), (0, []))
        return json.loads(out)

    def text(self, *args):
        code, out, lines = self.run_kilde(*args, "--width", "80")
        self.assertEqual((code, self.failures(lines)), (0, []))
        return out.decode()

    def assert_nothing(self, *args):
        """Each format of an empty answer."""
        for form, wanted in (("text", b""), ("json", b"[]\n")):
            code, out, lines = self.run_kilde(*args, "--format", form)
            self.assertEqual((code, out, self.failures(lines)), (0, wanted, []))
        code, out, _ = self.run_kilde(*args, "--format", "csv")
        self.assertEqual((code, len(out.splitlines())), (0, 1))

    def assert_pages(self, *args):
        """Two at a time gives the same as all at once."""
        all_rows = self.rows(*args)
        self.assertGreater(len(all_rows), 2)
        paged = []
        while page := self.rows(*args, "--limit", 2, "--offset", len(paged)):
            paged += page
        self.assertEqual(paged, all_rows)
