#!/bin/sh
# The messages in every language of po/: complete, with the placeholders of
# the English ones, and found by the program.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/tap.sh

program=${DIGLOT:-$PWD/build/diglot}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# Lists entries whose msgid and msgstr differ in {0} {0t} {1} …: a lost t
# would leave a phrase in English, one too many would translate a name.
placeholders() {
	msgcat --no-location --no-wrap "$1" | awk '
	function found(text,    list, n, i, j, one) {
		n = 0
		while (match(text, /\{[0-9]t?\}/)) {
			one = substr(text, RSTART, RLENGTH)
			text = substr(text, RSTART + RLENGTH)
			for (i = 0; i < n && list[i] < one; i++);
			if (i < n && list[i] == one)
				continue
			for (j = n++; j > i; j--)
				list[j] = list[j - 1]
			list[i] = one
		}
		one = ""
		for (i = 0; i < n; i++)
			one = one list[i]
		return one
	}
	function compare() {
		if (found(id) != found(translated))
			print id " -> " translated
		id = translated = ""
	}
	/^msgid "/ { compare(); into = "id" }
	/^msgid_plural/ { into = "" }
	/^msgstr/ { into = "translated" }
	/"/ {
		text = $0
		sub(/^[^"]*"/, "", text)
		sub(/"$/, "", text)
		if (into == "id")
			id = id text
		else if (into != "")
			translated = translated text
	}
	END { compare() }'
}

po/update.sh --template "$scratch/template.pot" 2>"$scratch/messages"
check $? "the messages of the source can be extracted" "$scratch/messages"
for po in po/*.po; do
	msgfmt --check -o /dev/null "$po" >"$scratch/messages" 2>&1
	check $? "$po is well-formed" "$scratch/messages"
	msgattrib --no-wrap --untranslated "$po" >"$scratch/messages"
	msgattrib --no-wrap --only-fuzzy "$po" >>"$scratch/messages"
	[ ! -s "$scratch/messages" ]
	check $? "$po has a translation of every message" "$scratch/messages"
	msgattrib --no-obsolete --no-wrap "$po" >"$scratch/used.po"
	msgcomm --unique --no-wrap "$scratch/template.pot" "$scratch/used.po" |
		sed '1,/^$/d' >"$scratch/messages"
	[ ! -s "$scratch/messages" ]
	check $? "$po has the messages of the source (po/update.sh renews it)" \
		"$scratch/messages"
	placeholders "$po" >"$scratch/messages"
	[ ! -s "$scratch/messages" ]
	check $? "$po keeps the placeholders" "$scratch/messages"
done

# chinese FOLDER [VARIABLE=VALUE...]: what check says of the content, without
# the lines that it quotes from it.
chinese() {
	folder=$1
	shift
	(cd "$folder" && env -u LANGUAGE -u LANG -u LC_ALL -u LC_MESSAGES "$@" \
		"$program" check content 2>&1) |
		grep -avE '^ +[0-9]* \| ' >"$scratch/said"
}

# English is what has three words of it in a row; options and names do not.
no_english() {
	grep -aE '(^|[^a-zA-Z.-])[A-Za-z]+ [a-z]+ [a-z]+' "$scratch/said" \
		>"$scratch/english"
	[ -s "$scratch/said" ] && [ ! -s "$scratch/english" ]
}

for folder in tests/findings/*/content; do
	folder=${folder%/content}
	chinese "$folder" LC_ALL=C.UTF-8 LANGUAGE=zh_CN
	no_english
	check $? "the findings of ${folder##*/} are in Chinese" \
		"$scratch/english"
done

# Messages that are put together from phrases.
report=$scratch/content/r
mkdir -p "$report/en" "$report/zh-Hans"
cat >"$report/en/a.md" <<'TEXT'
# First {#a key=value}

::: keyfigures
Text.
:::

::: figure
Text.
:::

::: chart
Text.
:::

::: note {size=9}
<b class="x">bold</b> ![](bad.svg)
:::

- item
TEXT
cat >"$report/zh-Hans/a.md" <<'TEXT'
# 一

::: note
说明。
:::
TEXT
echo '<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>' \
	>"$report/en/bad.svg"
printf 'title: {en: A}\nnumber: many\n' >"$report/publication.yaml"
chinese "$scratch" LC_ALL=C.UTF-8 LANGUAGE=zh_CN
no_english
check $? "phrases within messages are in Chinese" "$scratch/english"
for phrase in '::: keyfigures 应恰好包含' '::: figure 没有以图片' \
	'只接受 title=' '事件属性' '此列表在语种'; do
	grep -qa -e "$phrase" "$scratch/said"
	check $? "it says $phrase" "$scratch/said"
done
for yaml in 'title: &a A' 'title: *a' 'title: !x A' 'title: [a' 'title: a: b' \
	'- a' 'a
b' '"a'; do
	echo "$yaml" >"$report/publication.yaml"
	chinese "$scratch" LC_ALL=C.UTF-8 LANGUAGE=zh_CN
	grep -qa yaml- "$scratch/said" && no_english
	check $? "what is wrong with $(echo "$yaml" | tr '\n' ' ')is in Chinese" \
		"$scratch/said"
done

# Help, but for the names of commands and options.
for command in build check diff edition new numbers release verify waive; do
	LC_ALL=zh_CN.UTF-8 "$program" $command --help |
		sed "s/^  diglot //" >"$scratch/said"
	no_english
	check $? "the help of $command is in Chinese" "$scratch/english"
done

# What the machine says is in the same encoding.
env -u LANGUAGE LC_ALL=zh_CN.UTF-8 "$program" release xiangcheng-2021 2021-1 \
	--key="$scratch/none" >"$scratch/said" 2>&1
grep -qa 无法读取 "$scratch/said" && ! grep -qa '??' "$scratch/said"
check $? "errors of the machine can be read" "$scratch/said"

# Locales, whether the machine has them or not.
rm "$report/publication.yaml"
for locale in LC_ALL=zh_CN.UTF-8 LC_MESSAGES=zh_CN.UTF-8 LANG=zh_CN.UTF-8 \
	'LANG=C.UTF-8 LANGUAGE=zh_CN:en'; do
	chinese "$scratch" $locale
	grep -qa 错误 "$scratch/said"
	check $? "Chinese with $locale" "$scratch/said"
done
for locale in LC_ALL=C 'LC_ALL=C LANG=zh_CN.UTF-8' \
	'LANG=zh_CN.UTF-8 LANGUAGE=en' LANG=xx_XX.UTF-8; do
	chinese "$scratch" $locale
	grep -qa ' error: ' "$scratch/said"
	check $? "English with $locale" "$scratch/said"
done

tap_end
