"""kilde propositions: what several reports say, once."""
import json
import unittest

from program import Case

WIRE = ("Broen over Sønderå er lukket\n\nBroen over Sønderå blev lukket tirsdag morgen, oplyser borgmester Asta Vang. "
        "Ifølge politiet er tre personer kommet til skade.")
PAPER = ("Sønderå-broen lukket\n\nBroen over Sønderå blev lukket tirsdag morgen, siger borgmester Asta Vang til Fjordposten. "
         "Ifølge politiet er fem personer kommet til skade.")
REPORTS = ({"id": "a", "lang": "da", "publisher": "Ritzau", "date": "2023-05-16T08:00", "text": WIRE},
           {"id": "b", "lang": "da", "publisher": "Fjordposten", "date": "2023-05-16T09:00", "text": PAPER})


class Propositions(Case):
    def lines(self, reports, *options):
        self.write("in.jsonl", "".join(json.dumps(r) + "\n" for r in reports))
        code, out, lines = self.run_kilde("propositions", "--format", "json", *options, "in.jsonl")
        self.assertEqual((code, self.failures(lines)), (0, []))
        return [json.loads(line) for line in out.decode().splitlines()]

    def words(self, proposition):
        texts = {r["id"]: r["text"] for r in REPORTS}
        return {(c["doc"], " ".join(texts[c["doc"]][s:e] for s, e in c["content"])) for c in proposition["claims"]}

    def test_one_claim_of_two_reports_is_one_proposition(self):
        said = "Broen over Sønderå blev lukket tirsdag morgen"
        for proposition in self.lines(REPORTS):
            if ("a", said) in self.words(proposition):
                self.assertIn(("b", said), self.words(proposition))
                self.assertEqual(proposition["origins"]["speaker"], 1)
                return
        self.fail("the claim was not found")

    def origins_of(self, reports, words):
        texts = {r["id"]: r["text"] for r in reports}
        for proposition in self.lines(reports):
            for claim in proposition["claims"]:
                if words in " ".join(texts[claim["doc"]][s:e] for s, e in claim["content"]):
                    return proposition["origins"]
        self.fail(f"no claim says {words}")

    def test_what_the_papers_own_reporter_saw_is_a_beginning(self):
        seen = "Broen lukket\n\nBroen over Sønderå blev lukket tirsdag morgen, kunne Fjordpostens udsendte se fra diget."
        told = "Broen lukket\n\nBroen over Sønderå blev lukket tirsdag morgen, skriver avisen fra diget."
        for text, origins in ((seen, 2), (told, 1)):
            paper = dict(REPORTS[1], text=text)
            found = self.origins_of((REPORTS[0], paper), "Broen over Sønderå blev lukket tirsdag morgen")
            self.assertEqual(found["institution"], origins, text)

    def test_a_defence_ministry_is_one_in_two_languages_and_no_army(self):
        words = "The bridge was closed on Tuesday morning"
        english = dict(REPORTS[0], lang="en", text=f"Bridge closed\n\n{words}, Slovakia's defence ministry said.")
        danish = "Broen lukket\n\nBroen blev lukket tirsdag morgen, oplyser det slovakiske {}."
        for who, origins in (("forsvarsministerium", 1), ("hær", 2)):
            found = self.origins_of((english, dict(REPORTS[1], text=danish.format(who))), words)
            self.assertEqual(found["institution"], origins, who)

    def test_a_state_is_none_of_the_bodies_that_are_called_after_it(self):
        words = "Мост был закрыт утром во вторник"
        minister = dict(REPORTS[0], lang="ru", text=f"Мост\n\n{words}, заявила министр климата Дании Карен Ванг.")
        navy = "Представитель датского флота Стен Дальбю уточнил, что рядом с мостом нашли якорь."
        state = dict(REPORTS[1], lang="ru", text=f"{words}, считают в Дании\n\n{navy}")
        self.assertEqual(self.origins_of((minister, state), words)["institution"], 1)

    def test_other_numbers_are_in_dispute(self):
        found = {p["id"]: p for p in self.lines(REPORTS)}
        three = [p for p in found.values() if any("tre personer" in text for _, text in self.words(p))]
        five = [p for p in found.values() if any("fem personer" in text for _, text in self.words(p))]
        self.assertTrue(any(q["id"] in p["disputes"] for p in three for q in five))

    def test_every_line_has_every_field(self):
        for proposition in self.lines(REPORTS):
            self.assertEqual(list(proposition), ["id", "gloss", "claims", "origins", "disputes", "prediction", "corrected", "judgements"])
            self.assertTrue(proposition["claims"])

    def test_order_of_reports_changes_nothing(self):
        def sets(reports):
            return sorted(sorted((c["doc"], str(c["content"])) for c in p["claims"]) + [str(p["origins"])]
                          for p in self.lines(reports))
        self.assertEqual(sets(REPORTS), sets(REPORTS[::-1]))
        self.assertEqual(self.lines(REPORTS), self.lines(REPORTS, "--jobs", "3"))

    def test_text_counts_what_is_said_more_than_once(self):
        self.write("in.jsonl", "".join(json.dumps(r) + "\n" for r in REPORTS))
        code, out, _ = self.run_kilde("propositions", "--width", "70", "in.jsonl")
        text = out.decode()
        self.assertEqual(code, 0)
        self.assertIn("disputed by", text)
        self.assertLessEqual(max(map(len, text.splitlines())), 70)

    def test_a_correction_note_marks_what_was_wrong(self):
        old = "Broen over Sønderå\n\nBroen over Sønderå var lukket i seks timer."
        new = ("Broen over Sønderå\n\nBroen over Sønderå var lukket i ni timer.\n\n"
               "Rettelse: I en tidligere udgave skrev vi, at broen over Sønderå var lukket i seks timer. Det var forkert.")
        found = self.lines([{"id": "a", "lang": "da", "date": "2023-05-16", "text": old},
                            {"id": "b", "lang": "da", "date": "2023-05-17", "text": new}])
        corrected = [p for p in found if p["corrected"]]
        self.assertTrue(all(p["corrected"] == [{"doc": "b", "kind": "corrected"}] for p in corrected))
        self.assertTrue(any({"a", "b"} == {c["doc"] for c in p["claims"]} for p in corrected))

    def corrected_by(self, corrects, words):
        """Kinds by which the report b corrects the proposition that `words` are of."""
        reports = ({"id": "a", "lang": corrects["lang"], "publisher": "Fjordposten", "date": "2023-05-16", "text": corrects["old"]},
                   {"id": "b", "lang": corrects["lang"], "publisher": "Fjordposten", "date": "2023-05-18", "text": corrects["new"]})
        texts = {r["id"]: r["text"] for r in reports}
        return {(c["doc"], c["kind"]) for p in self.lines(reports) for c in p["corrected"]
                if any(words in " ".join(texts[c["doc"]][s:e] for s, e in c["content"]) for c in p["claims"])}

    def test_what_the_paper_wrote_and_calls_wrong_is_corrected(self):
        old = "Bro lukket\n\nBroen over Sønderå blev lukket tirsdag morgen."
        note = "Bro åben\n\nTirsdag skrev Fjordposten, at broen over Sønderå var lukket. {} Borgmesteren venter på svar."
        for lines, kinds in (("Det passer ikke.", {("b", "corrected")}),
                             ("Avisen trækker historien tilbage.", {("b", "retracted")}), ("Det regnede hele dagen.", set())):
            case = {"lang": "da", "old": old, "new": note.format(lines)}
            self.assertEqual(self.corrected_by(case, "broen over Sønderå var lukket"), kinds, lines)

    def test_a_note_without_a_heading_is_read_in_every_language(self):
        for lang, old, new, words in (
                ("en", "Bridge closed\n\nThe bridge was closed on Tuesday.",
                 "Bridge open\n\nOn Tuesday we reported that the bridge was closed. That was not the case.", "bridge was closed"),
                ("sv", "Bron stängd\n\nBron var stängd i tisdags.",
                 "Bron öppen\n\nI tisdags skrev vi att bron var stängd. Det stämmer inte.", "bron var stängd"),
                ("de", "Brücke zu\n\nDie Brücke war am Dienstag gesperrt.",
                 "Brücke offen\n\nAm Dienstag haben wir geschrieben, die Brücke sei gesperrt. Das ist falsch.", "Brücke sei gesperrt"),
                ("ru", "Мост закрыт\n\nМост был закрыт во вторник.",
                 "Мост открыт\n\nВо вторник мы написали, что мост закрыт. Это ошибка.", "мост закрыт"),
                ("uk", "Міст закрито\n\nМіст був закритий у вівторок.",
                 "Міст відкрито\n\nУ вівторок ми написали, що міст закритий. Це помилка.", "міст закритий"),
                ("nb", "Broen stengt\n\nBroen var stengt tirsdag.",
                 "Broen åpen\n\nTirsdag skrev vi at broen var stengt. Det stemmer ikke.", "broen var stengt")):
            case = {"lang": lang, "old": old, "new": new}
            self.assertTrue(self.corrected_by(case, words), lang)

    def test_who_said_it_takes_it_back_in_every_language(self):
        for lang, old, new, words in (
                ("da", "Bro lukket\n\nBroen over Sønderå er lukket, siger borgmester Asta Vang.",
                 "Bro åben\n\nBorgmester Asta Vang trækker sin påstand om, at broen over Sønderå er lukket, tilbage.", "broen over Sønderå er lukket"),
                ("nb", "Bro stengt\n\nBroen over Sønderå er stengt, sier ordfører Asta Vang.",
                 "Bro åpen\n\nOrdfører Asta Vang tar tilbake det hun sa til avisen om at broen over Sønderå er stengt.", "broen over Sønderå er stengt"),
                ("sv", "Bro stängd\n\nBron över Sønderå är stängd, säger borgmästaren Asta Vang.",
                 "Bro öppen\n\nBorgmästaren Asta Vang tar tillbaka uppgiften att bron över Sønderå är stängd.", "bron över Sønderå är stängd"),
                ("en", "Bridge closed\n\nThe bridge was closed, mayor Asta Vang said.",
                 "Bridge open\n\nMayor Asta Vang withdrew her assertion that the bridge was closed.", "the bridge was closed"),
                ("de", "Brücke gesperrt\n\nDie alte Brücke ist gesperrt, sagte Bürgermeisterin Asta Vang.",
                 "Brücke offen\n\nBürgermeisterin Asta Vang hält nicht länger daran fest, dass die alte Brücke gesperrt ist.", "die alte Brücke gesperrt ist"),
                ("uk", "Міст закрито\n\nСтарий міст закритий, заявила міська голова.",
                 "Міст відкрито\n\nМіська голова відкликала заяву про те, що старий міст закритий.", "старий міст закритий")):
            case = {"lang": lang, "old": old, "new": new}
            self.assertIn(("b", "retracted"), self.corrected_by(case, words), lang)

    def test_what_only_stands_beside_such_words_is_not_taken_back(self):
        for lang, old, new, words in (
                # An apology, and then what is so.
                ("en", "Bridge closed\n\nThe old bridge is closed, mayor Asta Vang said.",
                 "Apology\n\nMayor Asta Vang apologised to residents and said that the old bridge is closed.",
                 "the old bridge is closed"),
                # Troops that withdraw while something is claimed.
                ("en", "Dam mined\n\nThe old dam was mined, the union said.",
                 "Troops gone\n\nThe troops withdrew from the whole eastern bank amid claims that the old dam was mined.",
                 "the old dam was mined"),
                # The right figure behind what is put right.
                ("en", "Fire\n\nTwelve workers were hurt, the police said.",
                 "Fire\n\nIn a statement the police revised the toll: twelve workers were hurt, up from nine reported earlier.",
                 "workers were hurt"),
                # Another person's mistake.
                ("en", "Bridge gone\n\nThe old bridge collapsed, Asta Vang said.",
                 "Rain\n\nThe old bridge had collapsed, Asta Vang said. \"We were wrong about the rain,\" said Bo Lind.",
                 "bridge")):
            case = {"lang": lang, "old": old, "new": new}
            self.assertFalse(self.corrected_by(case, words), new)

    def test_newsrooms_word_it_in_many_ways(self):
        for lang, old, new, words in (
                ("da", "Bro lukket\n\nBroen over Sønderå er lukket, siger kommunen.",
                 "Bro åben\n\nKommunen beklager, at den mandag oplyste, at broen over Sønderå er lukket.", "broen over Sønderå er lukket"),
                ("nb", "Biler satt fast\n\nTolv biler satt fast, sier politiet.",
                 "Biler løs\n\nPolitiet opplyste tidligere at tolv biler satt fast, men har nå korrigert tallet til ti.", "tolv biler satt fast"),
                ("sv", "Bro stängd\n\nBron över Sönderå är stängd.",
                 "Bro öppen\n\nI en tidigare version uppgavs felaktigt att bron över Sönderå är stängd.", "bron över Sönderå är stängd"),
                ("en", "Bridge closed\n\nThe old bridge is closed.",
                 "Bridge open\n\nBecause of an editing error, an article on Tuesday misstated that the old bridge is closed.", "the old bridge is closed"),
                ("de", "Brücke gesperrt\n\nDie alte Brücke ist gesperrt.",
                 "Brücke offen\n\nDie Agentur hat ihre Meldung, wonach die alte Brücke gesperrt ist, zurückgezogen.", "die alte Brücke gesperrt ist"),
                ("ru", "Мост закрыт\n\nСтарый мост закрыт.",
                 "Мост открыт\n\nИсправление: в предыдущей версии материала говорилось, что старый мост закрыт. На самом деле он открыт.", "старый мост закрыт"),
                ("uk", "Міст закрито\n\nСтарий міст закритий, сказала мер.",
                 "Міст відкрито\n\nМер визнала, що помилилася, коли сказала, що старий міст закритий.", "старий міст закритий")):
            self.assertTrue(self.corrected_by({"lang": lang, "old": old, "new": new}, words), new)

    def test_what_is_right_is_not_corrected(self):
        old = "Ferry late\n\nThe ferry took four hours on Tuesday."
        for lang, new, words in (
                ("en", "Ferry late\n\n(Corrects headline to show a delay of three hours, not four)\n\nThe ferry took three hours.", "three hours"),
                ("en", "Ferry late\n\nThe skipper corrected the course at once, and the ferry took four hours.", "the ferry took four hours"),
                ("da", "Annonce\n\nRederiet trækker sin annonce for rejser tilbage. Færgen sejlede tirsdag.", "Færgen sejlede tirsdag"),
                ("ru", "Министерство уточнило данные: судно спасло 13 человек\n\nСудно спасло 13 человек.", "судно спасло 13 человек")):
            self.assertEqual(self.corrected_by({"lang": lang, "old": old, "new": new}, words), set(), new)

    def test_what_is_foretold_has_a_window(self):
        text = "Broen\n\nBroen over Sønderå åbner igen inden den 1. juni 2023, siger borgmester Asta Vang."
        found = self.lines([{"id": "a", "lang": "da", "date": "2023-05-16", "text": text}])
        windows = [p["prediction"] for p in found if p["prediction"]]
        self.assertTrue(windows)
        self.assertEqual((windows[0]["from"], windows[0]["to"], windows[0]["outcome"]),
                         ("2023-05-16", "2023-06-01", "open"))

    def test_no_later_than_is_a_deadline_and_no_denial(self):
        for lang, text in (("uk", "Міст\n\nМіст відкриють не пізніше 1 червня 2023 року, обіцяє мер Аста Ванг."),
                           ("en", "The bridge\n\nThe bridge will open not later than 1 June 2023."),
                           ("en", "The bridge\n\nThe bridge will open no later than 1 June 2023, mayor Asta Vang promises.")):
            found = self.lines([{"id": "a", "lang": lang, "date": "2023-05-16", "text": text}])
            windows = {(p["prediction"]["from"], p["prediction"]["to"]) for p in found if p["prediction"]}
            self.assertIn(("2023-05-16", "2023-06-02"), windows, text)

    def test_nothing_to_read_and_broken_lines(self):
        self.write("empty.jsonl", "")
        code, out, lines = self.run_kilde("propositions", "empty.jsonl")
        self.assertEqual((code, out.decode()[:14]), (1, "0 propositions"))
        self.assert_one_failure(lines, "empty.jsonl")
        code, out, lines = self.run_kilde("propositions", "--format", "json", "--quiet", "-",
                                          stdin=b"{\"text\": \"Han kom.\"}\n{broken\n")
        self.assertEqual(code, 1)
        self.assert_one_failure(lines, "standard input:2")


if __name__ == "__main__":
    unittest.main()
