# Sourced by run and measure.

# An environment of Debian's Python in a folder, with the packages that a file lists, and nothing if it is there.
environment() {
  local folder=$1 wanted=$2
  if ! cmp -s "$wanted" "$folder/installed.txt"; then
    /usr/bin/python3 -m venv --clear "$folder"
    "$folder/bin/pip" install --quiet --disable-pip-version-check -r "$wanted"
    cp "$wanted" "$folder/installed.txt"
  fi
}
