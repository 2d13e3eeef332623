"""What a learner's code tries to read, write and reach; each attempt prints its result.

The text of `SPY` runs in a learner's cell. It gets the places and the secret from
the test, so that an attempt knows exactly what it looks for.
"""

SPY = r"""
import ctypes, json, mmap, os, pathlib, socket, subprocess, sys
PLACES = json.loads(PLACES_JSON)
SECRET = "".join(reversed(PLACES["terces"]))
libc = ctypes.CDLL(None, use_errno=True)

def call(name, *arguments):
    if getattr(libc, name)(*arguments) < 0:
        raise OSError(ctypes.get_errno(), name)
    return name

def read(*names):
    return pathlib.Path(*names).read_bytes()[:40]

def listing(folder):
    found = os.listdir(folder)
    if not found:
        raise OSError("empty")
    return found[:3]

def write(*names):
    path = pathlib.Path(*names)
    path.write_text("attack")
    return str(path)

def search(pattern):
    for place in pathlib.Path("/proc").glob(pattern):
        try:
            if SECRET.encode() in place.read_bytes():
                return str(place)
        except OSError:
            pass
    raise LookupError(pattern)

def swap():
    from ipykernel.kernelapp import IPKernelApp
    sockets = pathlib.Path(IPKernelApp.instance().ip).parent
    sockets.with_name("exchange").rename(sockets.with_name("gone"))
    return "renamed"

def others():
    mine = {os.getpid(), os.getppid(), 1, 2}
    for number in map(int, filter(str.isdigit, os.listdir("/proc"))):
        command = pathlib.Path(f"/proc/{number}/cmdline").read_bytes()
        if number not in mine and (b"pytest" in command or b"autograder" in command):
            return command
    raise LookupError("no process of the grader's")

def connect(family, address, kind=socket.SOCK_STREAM):
    with socket.socket(family, kind) as client:
        client.settimeout(2)
        client.connect(address)
        client.send(b"attack")
        if kind == socket.SOCK_DGRAM:
            raise OSError("sent into the void")
        return client.recv(20) or b"connected"

def run(*command):
    done = subprocess.run(command, capture_output=True, timeout=5)
    if done.returncode:
        raise OSError(done.stderr[:60])
    return done.stdout[:40]

def become_root():
    os.setuid(0)
    return os.geteuid()

def environment():
    return [name for name, text in os.environ.items() if SECRET in text][0]

def memory_of_others():
    for number in {1, 2, os.getppid()} - {os.getpid()}:
        try:
            with open(f"/proc/{number}/maps") as maps:
                start, end = maps.readline().split()[0].split("-")
            with open(f"/proc/{number}/mem", "rb") as memory:
                memory.seek(int(start, 16))
                return memory.read(8)
        except OSError:
            pass
    raise LookupError("no memory of others")

def in_memory():
    # A sentence of the judges: a fork of a process that knew it would hold it. In two
    # halves, so that this text is not what is found.
    first, second = b"Right for numbers, l", b"ists and tables alike"
    for line in open("/proc/self/maps"):
        span, rights, *rest = line.split()
        start, end = (int(part, 16) for part in span.split("-"))
        if not rights.startswith("rw") or end - start > 300_000_000:
            continue
        with open("/proc/self/mem", "rb") as memory:
            memory.seek(start)
            try:
                content = memory.read(end - start)
            except OSError:
                continue
        place = content.find(first)
        while place >= 0:
            after = place + len(first)
            if content[after:after + len(second)] == second:
                return hex(start + place)
            place = content.find(first, after)
    raise LookupError("nothing")

def import_module(name):
    __import__(name)
    return name

def beside_the_probes(folder):
    assert listing(folder)
    found = [os.path.join(place, name) for place, folders, files in os.walk(folder)
             for name in folders + files]
    return [path for path in found if os.path.isfile(path)
            and os.path.basename(path) not in {"__init__.py", "probe.py"}][0]

ROOT = PLACES["root"]
NEURONS = os.path.dirname(__import__("neurons").__file__)
ATTEMPTS = {
    "put another folder in the place of one the grader opens": lambda: swap(),
    "read the solutions": lambda: listing(f"{ROOT}/solutions"),
    "read the tests": lambda: listing(f"{ROOT}/tests"),
    "read the known answers": lambda: listing(f"{ROOT}/tests/tasks"),
    "read the repository": lambda: listing(f"{ROOT}/.git"),
    "read the settings with the seed": lambda: read(f"{ROOT}/pyproject.toml"),
    "read the grader": lambda: listing(f"{ROOT}/autograder"),
    "read what judges share": lambda: listing(f"{NEURONS}/checks/judges"),
    "import what judges share": lambda: import_module("neurons.checks.judges"),
    "find a judge, compiled or not, among the tasks": lambda: beside_the_probes(
        f"{NEURONS}/checks/tasks"
    ),
    "read the judge of a task": lambda: read(f"{NEURONS}/checks/tasks/neuron/judge.py"),
    "import the grader": lambda: import_module("autograder.grade"),
    "import the judge of a task": lambda: import_module(
        "neurons.checks.tasks.neuron.judge"
    ),
    "read other learners' notebooks": lambda: listing(PLACES["submissions"]),
    "read the verdicts": lambda: listing(PLACES["out"]),
    "read the gradebook": lambda: read(PLACES["out"], "gradebook.db"),
    "read the machine's passwords": lambda: read("/etc/shadow"),
    "read a file in the home of the grader": lambda: read(PLACES["private"]),
    "see the host's folders through a process": lambda: listing("/proc/1/root/etc"),
    "see the host's folders through a descriptor": lambda: [
        os.readlink(f"/proc/self/fd/{n}") for n in os.listdir("/proc/self/fd")
        if os.readlink(f"/proc/self/fd/{n}").startswith(PLACES["out"])
    ][0],
    "read a secret in the environment": environment,
    "read a secret in other processes' environment": lambda: search("*/environ"),
    "read a secret in other processes' command line": lambda: search("*/cmdline"),
    "see the grader's processes": others,
    "read other processes' memory": memory_of_others,
    "find the judges' words in memory": in_memory,
    "trace the process above": lambda: call("ptrace", 16, os.getppid(), 0, 0),
    "write into the learner's package": lambda: write(NEURONS, "attack.py"),
    "write into the place of what judges share": lambda: write(
        NEURONS, "checks", "judges.py"
    ),
    "write into the place of a judge": lambda: write(
        NEURONS, "checks", "tasks", "neuron", "judge.py"
    ),
    "write into the data": lambda: write(f"{ROOT}/data", "cereal.csv"),
    "write into the installed packages": lambda: write(
        os.path.dirname(np.__file__), "attack.py"
    ),
    "write into the system": lambda: write("/usr/local/attack"),
    "write into the root folder": lambda: write("/attack"),
    "write into the machine's settings": lambda: write("/etc/ld.so.preload"),
    "write into the kernel's settings": lambda: write("/proc/sys/kernel/core_pattern"),
    "mount a folder": lambda: call("mount", b"none", b"/tmp", b"tmpfs", 0, 0),
    "leave the root folder": lambda: os.chroot("/tmp") or "chroot",
    "become root": become_root,
    "become root by a program that is allowed to": lambda: run("su", "-c", "id"),
    "make a device": lambda: os.mknod("/tmp/sda", 0o60666, os.makedev(8, 0)) or "made",
    "unload a module of the system": lambda: call("delete_module", b"dummy", 0),
    "change the clock": lambda: __import__("time").clock_settime(0, 0) or "changed",
    "raise its own limits": lambda: __import__("resource").setrlimit(
        __import__("resource").RLIMIT_NPROC, (10**6, 10**6)
    ) or "raised",
    "reach the internet": lambda: connect(socket.AF_INET, ("1.1.1.1", 53)),
    "reach the internet by IPv6": lambda: connect(
        socket.AF_INET6, ("2606:4700:4700::1111", 53)
    ),
    "ask a name server": lambda: socket.getaddrinfo("example.org", 80)[0],
    "reach a server on this machine": lambda: connect(
        socket.AF_INET, ("127.0.0.1", PLACES["port"])
    ),
    "reach a socket without a file": lambda: connect(
        socket.AF_UNIX, "\0" + PLACES["abstract"]
    ),
    "reach a socket with a file": lambda: connect(socket.AF_UNIX, PLACES["socket"]),
    "listen to all traffic": lambda: socket.socket(
        socket.AF_PACKET, socket.SOCK_RAW
    ).fileno(),
    "talk to the machine's services": lambda: [
        connect(socket.AF_UNIX, place)
        for place in ("/run/docker.sock", "/run/dbus/system_bus_socket")
    ],
    "read what others share in memory": lambda: listing("/dev/shm"),
}
for name, attempt in ATTEMPTS.items():
    try:
        result = f"SUCCEEDED {attempt()!r}"
    except Exception as error:
        result = f"denied {type(error).__name__}"
    print(f"spy: {name}: {result}")
"""
