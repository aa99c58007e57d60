"""Says how many of some posts Presidio analyses in a second on one core, and how many times as many redaction does.

The arguments are what JMH wrote as CSV of redaction, and the same posts, one a line. Without a spaCy model in the
environment Presidio runs its own recognisers behind spaCy's bare English tokens, which is the least that it can do: it then
finds no names and no places, and does no more work than for the types with a pattern.
"""

import csv
import importlib.metadata
import logging
import os
import sys
import time
from pathlib import Path

import spacy
from presidio_analyzer import AnalyzerEngine
from presidio_analyzer.nlp_engine import SpacyNlpEngine

MODELS = ("en_core_web_lg", "en_core_web_md", "en_core_web_sm")
ROUNDS = 5


class Tokens(SpacyNlpEngine):
    """Presidio's own engine with the model that is there, or with tokens alone."""

    def __init__(self, model: str | None) -> None:
        super().__init__(models=[{"lang_code": "en", "model_name": model or "none"}])
        self.nlp = {"en": spacy.load(model) if model else spacy.blank("en")}

    def load(self) -> None:
        """It is loaded, and nothing is to be downloaded."""


def redacted_a_second(results: Path) -> float:
    with results.open(newline="") as file:
        for row in csv.DictReader(file):
            if row["Benchmark"].endswith(".redact"):
                return float(row["Score"])
    raise SystemExit(f"{results} has no line of redact: run the benchmark with it")


def main(results: Path, posts: list[str]) -> None:
    logging.disable(logging.CRITICAL)
    model = next(filter(spacy.util.is_package, MODELS), None)
    engine = AnalyzerEngine(nlp_engine=Tokens(model), supported_languages=["en"])
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    for post in posts:
        engine.analyze(post, language="en")
    best = 0.0
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        for post in posts:
            engine.analyze(post, language="en")
        best = max(best, len(posts) / (time.perf_counter() - begin))
    ours = redacted_a_second(results)
    print(
        f"Presidio {importlib.metadata.version('presidio-analyzer')}, {model or 'no model of names'}: "
        f"{best:,.0f} posts a second on one core, the best of {ROUNDS} rounds; redaction {ours:,.0f}, {ours / best:,.0f} times as many"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]).read_text().splitlines())
