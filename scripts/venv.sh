# Sourced by ./try and ./check: makes and reuses the virtual environment in .venv.
#
# .venv/.key holds a hash of pyproject.toml and of this folder's place (an editable install points at it), and which extra is in it.
# It is written last, so that an environment whose making was cut short is made anew.

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

fits() {
    command -v "$1" >/dev/null 2>&1 && "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' 2>/dev/null
}

find_python() {
    for candidate in python3.11 python3.12 python3.13 python3.14 python3; do
        if fits "$candidate"; then
            printf '%s\n' "$candidate"
            return
        fi
    done
    return 1
}

# pip of the interpreter that makes the environment, or of another one: from 22.3 on, pip installs into any environment with --python.
# Debian's python3 has no ensurepip, so that `python3 -m venv` alone would fail there.
install_with_pip() {
    for candidate in "$python" python3; do
        if "$candidate" -m pip --python "$venv/bin/python" --version >/dev/null 2>&1; then
            "$candidate" -m pip --python "$venv/bin/python" install --quiet --disable-pip-version-check "$@"
            return
        fi
    done
    if ! "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
        "$venv/bin/python" -m ensurepip >/dev/null 2>&1 || fail "pip is missing: install pip 22.3 or newer (on Debian: apt install python3-pip)"
    fi
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check "$@"
}

hash_of_project() {
    "$1" -c 'import hashlib, sys; print(hashlib.sha256(open(sys.argv[1], "rb").read() + sys.argv[1].encode()).hexdigest())' "$root/pyproject.toml" 2>/dev/null
}

# prepare base|dev: afterwards $venv/bin has the program, and with dev the linters and pytest.
prepare() {
    wanted=$1
    venv=$root/.venv
    made=
    if [ -f "$venv/.key" ] && key=$(hash_of_project "$venv/bin/python"); then
        made=$(cat "$venv/.key")
        case $made in
            "$key dev") return ;;
            "$key base") [ "$wanted" = base ] && return ;;
            *) made= ;;
        esac
    fi
    python=$(find_python) || fail "Python 3.11 to 3.14 is needed: install one so that python3 or python3.11 to python3.14 is on PATH (on Debian: apt install python3 python3-pip)"
    if [ -z "$made" ]; then
        printf 'Making .venv with %s, once; this takes a minute or two ...\n' "$python" >&2
        rm -rf "$venv"
        "$python" -m venv --without-pip "$venv" || fail "$python cannot make a virtual environment in $venv"
        key=$(hash_of_project "$venv/bin/python")
    else
        printf 'Adding the tools for checking to .venv ...\n' >&2
        rm -f "$venv/.key"
    fi
    case $wanted in
        dev) install_with_pip --editable "$root[dev]" ;;
        *) install_with_pip --editable "$root" ;;
    esac || fail "pip could not install what pyproject.toml asks for (see above); run again when the package index can be reached"
    printf '%s %s\n' "$key" "$wanted" >"$venv/.key"
}
