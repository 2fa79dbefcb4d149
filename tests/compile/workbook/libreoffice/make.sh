#!/bin/sh
# Writes the workbooks beside it with LibreOffice 7.4: sh make.sh, in a checkout with node_modules. The template of the
# invented city is opened, filled in by fill.bas and saved by LibreOffice itself.
set -e
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
office() {
  LANG=ja_JP.UTF-8 soffice "-env:UserInstallation=file://$work/profile" --headless --norestore "$@"
}
(cd "$here/../../../.." && npm run --silent template -- --data tests/demo/data --year 2024 --out "$work/template.xlsx")
# A first start makes the profile, and with it the library in whose place the macro is put.
office --terminate_after_init
{
  printf '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">\n'
  printf '<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">'
  sed 's/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g' "$here/fill.bas"
  printf '</script:module>\n'
} > "$work/profile/user/basic/Standard/Module1.xba"
office "macro:///Standard.Module1.FillIn(\"$work\")"
cp "$work"/filled*.xlsx "$work"/filled.ods "$here"
rm -r "$work"
