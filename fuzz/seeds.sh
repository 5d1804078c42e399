#!/usr/bin/env bash
# Makes the corpora the fuzzers start from, and their dictionary, of the project's own texts:
#     fuzz/seeds.sh
set -euo pipefail
shopt -s nullglob
cd "$(dirname "${BASH_SOURCE[0]}")/.."
corpus=fuzz/corpus
mkdir -p $corpus/figures $corpus/report

cp seeds/*.md docs/figures.md $corpus/figures/
# Each sentence the tests read, alone.
number=0
while IFS= read -r sentence; do
    number=$((number + 1))
    printf '%s\n' "$sentence" >"$corpus/figures/sentence-$number"
done < <(sed -nE 's/^\| ([^|]+) \|.*/\1/p' docs/figures.md; sed -nE 's/^text = "(.*)"$/\1/p' rules.toml tests/figures/*.toml)

# Two documents, and rules before them: the parts are set off by a byte that is none of UTF-8.
before=
for seed in seeds/*.md; do
    [ -z "$before" ] || { cat "$before"; printf '\xff'; cat "$seed"; } >"$corpus/report/$(basename "$seed" .md)"
    before=$seed
done
for rules in rules.toml tests/rules/*.toml fuzz/rules.toml; do
    { cat $rules; printf '\xffAt least 45 people were killed.\xff'; cat "$before"; } >"$corpus/report/${rules//\//-}"
done

# The words of the language, and the keys of the rule file.
{
    grep -ohE '"[a-z0-9$%&][a-z0-9 $%&+./<=>~'"'"'-]{1,40}"' src/lexicon/en/*.toml
    grep -ohE '^[a-z-]+ =|^\[+[a-z]+' tests/rules/every_key.toml | sed 's/.*/"&"/'
} | sort -u >$corpus/words.dict
wc -l <$corpus/words.dict
