package dev.dormouse.arena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class ProfileTest {

    @TempDir
    Path folder;

    private Profile read(String text) throws IOException {
        return Profile.read(Files.writeString(folder.resolve("p.properties"), text));
    }

    /** That a profile is refused with its file and then {@code message}. */
    private void isRefused(String message, String text) {
        Refusal.is(folder.resolve("p.properties") + message, () -> read(text));
    }

    @Test
    void everyKeyIsRead() throws IOException {
        Profile profile = read("""
                # of a board
                heap = 16m
                arena=512k

                  record.limit\t= 4096
                scratch.limit = 2k
                direct = 3m
                boxing = on
                boxing.threshold = 100
                undeclared = carve
                pool.Fib.fibWithSum = 8
                pool.Outer.Inner.run = 2147483647
                loop.tasks = 16
                """);
        assertEquals("p", profile.name());
        assertEquals(16 << 20, profile.heap());
        assertEquals(512 << 10, profile.arena());
        assertEquals(4096, profile.recordLimit());
        assertEquals(2 << 10, profile.scratchLimit());
        assertEquals(3 << 20, profile.direct());
        assertEquals(100, profile.boxesAbove());
        assertTrue(profile.carves());
        assertEquals(8, profile.capacity("Fib.fibWithSum"));
        assertEquals(Integer.MAX_VALUE, profile.capacity("Outer.Inner.run"));
        assertEquals(0, profile.capacity("Fib.other"));
        assertEquals(16, profile.loopTasks());
    }

    @Test
    void whatIsOutsideTheHeapIsBoundedByWhatAnyJvmWithThatHeapGives() throws IOException {
        assertEquals(14 << 20, read("arena = 1m\nheap = 16m").direct());
        assertEquals(Long.MAX_VALUE, read("arena = 1m").direct());
    }

    @Test
    void onlyTheArenaMustBeThere() throws IOException {
        Profile profile = read("arena = 1k");
        assertEquals(0, profile.heap());
        assertEquals(Long.MAX_VALUE, profile.recordLimit());
        assertFalse(profile.carves());
        Refusal.is("profile p: loop.tasks: missing, and a poll loop needs it: state how many tasks it can hold at once", profile::loopTasks);
    }

    @Test
    void codeAndFileMakeTheSameProfile() throws IOException {
        Profile file = read("arena = 1m\nheap = 16m\nrecord.limit = 2k\nundeclared = carve\npool.A.b = 3\nloop.tasks = 4\r\nboxing.threshold=1k\nboxing=on\n");
        Profile code = Profile.builder("p").arena(1 << 20).heap(16 << 20).recordLimit(2 << 10).carve().pool("A.b", 3).loopTasks(4).boxesAbove(1 << 10).build();
        assertEquals(code.name(), file.name());
        assertEquals(code.arena(), file.arena());
        assertEquals(code.heap(), file.heap());
        assertEquals(code.recordLimit(), file.recordLimit());
        assertEquals(code.boxesAbove(), file.boxesAbove());
        assertEquals(code.carves(), file.carves());
        assertEquals(code.capacity("A.b"), file.capacity("A.b"));
        assertEquals(code.loopTasks(), file.loopTasks());
    }

    @Test
    void anUnknownKeyIsRefused() {
        String keys = "unknown key; the keys are arena, boxing, boxing.threshold, direct, extends, heap, loop.tasks, pool.CLASS.METHOD, record.limit, scratch.limit, undeclared";
        isRefused(":2: Heap: " + keys, "arena = 1m\nHeap = 16m\n");
        isRefused(":1: pools: " + keys, "pools = 3");
        isRefused(":1: ! arena: " + keys, "! arena = 1m");
    }

    @Test
    void theKeysAreThoseOfTheDocumentation() throws IOException {
        List<String> documented = new ArrayList<>();
        for (String line : Files.readString(Path.of("../docs/profiles.md")).split("## Shipped")[0].split("\n")) {
            Matcher row = Pattern.compile("\\| `([a-z.A-Z]+)` \\|.*").matcher(line);
            if (row.matches()) {
                documented.add(row.group(1).replace("pool.Class.method", "pool.CLASS.METHOD"));
            }
        }
        documented.sort(null);
        isRefused(":1: x: unknown key; the keys are " + String.join(", ", documented), "x = 1");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstKey() throws IOException {
        assertEquals(1 << 20, read("\ufeffarena = 1m").arena());
    }

    @Test
    void aLineEndsHoweverItsEditorEndsLines() throws IOException {
        Profile profile = read("# limits\rarena = 1m\rrecord.limit = 1k\r\nundeclared = carve\r\rpool.A.b = 3\n");
        assertEquals(1 << 10, profile.recordLimit());
        assertTrue(profile.carves());
        assertEquals(3, profile.capacity("A.b"));
        isRefused(":4: heap: '-3' is negative", "arena = 1m\r\n\r\rheap = -3");
    }

    @Test
    void controlCharactersAreRefusedAndNotPrinted() throws Throwable {
        isRefused(":2: has control characters: this is not text of a profile", "arena = 1m\nheap\u0000 = 16m");
        isRefused(":1: has control characters: this is not text of a profile", "arena = \u001b[31m1m");
        assertEquals(1 << 20, read("arena\t=\t1m").arena());
        isRefusedStating("arena: has control characters: this is not text of a profile", "arena", "8m\nx");
    }

    @Test
    void boxingIsOffUnlessItIsSwitchedOn() throws IOException {
        assertEquals(Long.MAX_VALUE, read("arena = 1m\n").boxesAbove());
        assertEquals(Long.MAX_VALUE, read("arena = 1m\nboxing = off\n").boxesAbove());
        assertEquals(Long.MAX_VALUE, read("arena = 1m\nboxing.threshold = 100\nboxing = off\n").boxesAbove());
        assertEquals(100, read("arena = 1m\nboxing.threshold = 100\nboxing = on\n").boxesAbove());
    }

    @Test
    void boxingThatIsHalfStatedIsRefused() {
        isRefused(":1: boxing: 'yes' is neither off nor on", "boxing = yes");
        isRefused(":2: boxing.threshold: missing, and boxing is on: state above how many bytes a record is boxed", "arena = 1m\nboxing = on\n");
        isRefused(":1: boxing: missing, and boxing.threshold is stated: say boxing = on, or boxing = off to keep it for later", "boxing.threshold = 1k\narena = 1m\n");
        isRefused(":2: boxing.threshold: 0 is out of range: at least 1, at most 1125899906842624", "boxing = on\nboxing.threshold = 0\n");
        isRefused(":1: boxing.threshold: 'much' is not a size: write a number of bytes, or one with the unit k (1024 bytes) or m (1048576 bytes)", "boxing.threshold = much");
    }

    @Test
    void aLineWithoutAValueIsRefused() {
        isRefused(":1: 'arena' is not of the form KEY = VALUE", "arena");
        isRefused(":1: '= 3' is not of the form KEY = VALUE", "= 3");
    }

    @Test
    void aKeyThatIsThereTwiceIsRefused() {
        isRefused(":3: arena: is in line 1 already", "arena = 1m\n\narena = 2m\n");
        isRefused(":2: pool.A.b: is in line 1 already", "pool.A.b = 1\npool.A.b = 1\n");
    }

    @Test
    void aSizeThatIsNoneIsRefused() {
        String way = "a size: write a number of bytes, or one with the unit k (1024 bytes) or m (1048576 bytes)";
        for (String wrong : new String[] {"16q", "16M", "16 m", "m", "", "1.5m", "0x10", "16m # why", "1_000", "+1", "--1", "16m\\", "\u0661"}) {
            isRefused(":1: heap: '" + wrong + "' is not " + way, "heap = " + wrong);
        }
    }

    @Test
    void aCountThatIsNoneIsRefused() {
        isRefused(":1: loop.tasks: '1k' is not a whole number", "loop.tasks = 1k");
        isRefused(":1: pool.A.b: 'many' is not a whole number", "pool.A.b = many");
        isRefused(":1: pool.A.b: '' is not a whole number", "pool.A.b =");
    }

    @Test
    void aNegativeNumberIsRefused() {
        isRefused(":1: arena: '-1m' is negative", "arena = -1m");
        isRefused(":1: record.limit: '-5' is negative", "record.limit = -5");
        isRefused(":1: loop.tasks: '-1' is negative", "loop.tasks = -1");
    }

    @Test
    void zeroIsRefused() {
        isRefused(":1: arena: 0 is out of range: at least 1, at most 1125899906842624", "arena = 0m");
        isRefused(":1: loop.tasks: 0 is out of range: at least 1, at most 2147483647", "loop.tasks = 0");
        isRefused(":1: pool.A.b: 0 is out of range: at least 1, at most 2147483647", "pool.A.b = 0");
    }

    @Test
    void overflowIsRefused() {
        for (String large : new String[] {"1073741825m", "1099511627777k", "1125899906842625", "9223372036854775808", "99999999999999999999999999999999m"}) {
            isRefused(":1: arena: '" + large + "' is too large: at most 1125899906842624", "arena = " + large);
        }
        isRefused(":1: pool.A.b: '2147483648' is too large: at most 2147483647", "pool.A.b = 2147483648");
        isRefused(":1: loop.tasks: '4294967297' is too large: at most 2147483647", "loop.tasks = 4294967297");
    }

    @Test
    void theLargestNumbersAreRead() throws IOException {
        assertEquals(1L << 50, read("arena = 1073741824m").arena());
        assertEquals(1L << 50, read("arena = 1125899906842624").arena());
    }

    @Test
    void aWordThatIsNoneIsRefused() {
        isRefused(":1: undeclared: 'yes' is neither refuse nor carve", "undeclared = yes");
        isRefused(":1: undeclared: '' is neither refuse nor carve", "undeclared =");
    }

    @Test
    void aPoolThatNamesNoCoroutineIsRefused() {
        for (String wrong : new String[] {"", "Fib", ".fib", "Fib."}) {
            isRefused(":1: pool." + wrong + ": '" + wrong + "' is not CLASS.METHOD, as in pool.Fib.fibWithSum", "pool." + wrong + " = 1");
        }
    }

    @Test
    void aProfileWithoutAnArenaIsRefused() {
        isRefused(": arena: missing: state the budget of the arena", "heap = 16m\n");
        isRefused(": arena: missing: state the budget of the arena", "");
        Refusal.is("profile mine: arena: missing: state the budget of the arena", () -> Profile.builder("mine").build());
    }

    @Test
    void anArenaLargerThanTheHeapIsRefused() {
        isRefused(":2: heap: an arena of 16777217 bytes is more than the heap, which is 16777216", "arena = 16777217\nheap = 16m\n");
        Refusal.is("profile mine: heap: an arena of 2 bytes is more than the heap, which is 1", () -> Profile.builder("mine").arena(2).heap(1).build());
    }

    @Test
    void codeOutOfRangeIsRefused() {
        Refusal.is("profile mine: heap: -1 is out of range: at least 1, at most 1125899906842624", () -> Profile.builder("mine").heap(-1));
        Refusal.is("profile mine: pool.A.b: 0 is out of range: at least 1, at most 2147483647", () -> Profile.builder("mine").pool("A.b", 0));
        Refusal.is("profile mine: pool.Fib: 'Fib' is not CLASS.METHOD, as in pool.Fib.fibWithSum", () -> Profile.builder("mine").pool("Fib", 1));
    }

    @Test
    void aFileThatIsNotThereIsRefused() {
        Path file = folder.resolve("none.properties");
        Refusal.is(file + ": cannot be read: no such file", () -> Profile.read(file));
    }

    @Test
    void aFileThatCannotBeReadIsRefusedInOneLine() {
        ArenaException refusal = assertThrows(ArenaException.class, () -> Profile.read(folder));
        assertTrue(refusal.getMessage().startsWith(folder + ": cannot be read: java.io.IOException"), refusal.getMessage());
        assertFalse(refusal.getMessage().contains("\n"));
        assertTrue(refusal.getCause() instanceof IOException);
    }

    @Test
    void aFileThatIsNoProfileIsRefused() throws IOException {
        Path file = folder.resolve("p.properties");
        Files.write(file, new byte[] {'#', (byte) 0xff});
        Refusal.is(file + ": is not UTF-8 text", () -> Profile.read(file));
        Files.write(file, "#".repeat((64 << 10) + 1).getBytes(StandardCharsets.UTF_8));
        Refusal.is(file + ": longer than 65536 bytes: this is not a profile", () -> Profile.read(file));
    }

    @Test
    void aNameThatIsAPathIsRefused() {
        for (String name : new String[] {"", "../secret", "a/b", "a\\b", "/etc/passwd", "file:x", ".hidden", "heap-16m.properties", "a b", "a\n"}) {
            Refusal.is("profile '" + name + "': a name is letters, digits, '-', '_' and '.', as in heap-16m; for a file use Profile.read",
                    () -> Profile.load(name));
        }
    }

    @Test
    void aProfileThatIsNotThereIsRefusedWithThePlaces() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(null);
        try {
            Refusal.is("profile 'heap-17m': no resource dormouse/profiles/heap-17m.properties for the context class loader of thread " + thread.getName()
                    + " (none) nor for Profile's own (app), class path " + System.getProperty("java.class.path")
                    + ": put the profiles on the class path, or read a file with Profile.read", () -> Profile.load("heap-17m"));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void aNamedProfileComesFromTheClassPath() {
        Profile profile = Profile.load("of-the-arena-tests");
        assertEquals("of-the-arena-tests", profile.name());
        assertEquals(64 << 10, profile.arena());
    }

    @Test
    void aNamedProfileIsRefusedByItsResource() {
        Refusal.is("dormouse/profiles/wrong.properties:2: arena: '64kb' is not a size: write a number of bytes, or one with the unit k (1024 bytes) or m"
                + " (1048576 bytes)", () -> Profile.load("wrong"));
    }

    @Test
    void theHeapMayDifferByAnEighthAndNoMore() {
        Profile profile = Profile.builder("mine").arena(1).heap(16 << 20).build();
        profile.checkHeap(16 << 20);
        profile.checkHeap((14 << 20));
        profile.checkHeap((18 << 20));
        Refusal.is("profile mine is for a heap of 16777216 bytes and this JVM's is 14680063: run it with -Xmx16m, or choose the profile that fits",
                () -> profile.checkHeap((14 << 20) - 1));
        Refusal.is("profile mine is for a heap of 16777216 bytes and this JVM's is 18874369: run it with -Xmx16m, or choose the profile that fits",
                () -> profile.checkHeap((18 << 20) + 1));
        Profile.builder("mine").arena(1).build().checkHeap(Long.MAX_VALUE);
    }

    @Test
    void anArenaChecksTheHeapOfItsJvm() {
        long max = Runtime.getRuntime().maxMemory();
        Arena.of(Profile.builder("mine").arena(1).heap(max).build()).close();
        Refusal.is("profile mine is for a heap of 3073 bytes and this JVM's is " + max + ": run it with -Xmx3073, or choose the profile that fits",
                () -> Arena.of(Profile.builder("mine").arena(1).heap(3073).build()));
        Refusal.is("profile mine is for a heap of 3072 bytes and this JVM's is " + max + ": run it with -Xmx3k, or choose the profile that fits",
                () -> Arena.of(Profile.builder("mine").arena(1).heap(3072).build()));
    }

    @Test
    void anArenaThatIsLargerThanTheHeapOfItsJvmIsRefusedThoughNoneIsStated() {
        long max = Runtime.getRuntime().maxMemory();
        Arena.of(Profile.builder("mine").arena(max).build()).close();
        String larger = "profile mine has an arena of " + (max + 1) + " bytes and this JVM's heap is " + max + ": give it more by -Xmx, or lower `arena`";
        Refusal.is(larger, () -> Arena.of(Profile.builder("mine").arena(max + 1).build()));
        Refusal.is(larger, () -> Arena.forLoop(Profile.builder("mine").arena(max + 1).loopTasks(Integer.MAX_VALUE).build()));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name + ".properties"), text);
    }

    @Test
    void whatIsExtendedHoldsWhereNothingElseIsStated() throws IOException {
        write("base", "arena = 1m\nheap = 16m\nundeclared = carve\npool.A.b = 3\npool.C.d = 4\nboxing = off\nboxing.threshold = 1k\n");
        write("middle", "boxing = on\nextends = base\npool.C.d = 5\n");
        Profile profile = read("arena = 2m\nextends = middle\nundeclared = refuse\npool.E.f = 6\n");
        assertEquals("p", profile.name());
        assertEquals(2 << 20, profile.arena());
        assertEquals(16 << 20, profile.heap());
        assertFalse(profile.carves());
        assertEquals(3, profile.capacity("A.b"));
        assertEquals(5, profile.capacity("C.d"));
        assertEquals(6, profile.capacity("E.f"));
        assertEquals(1 << 10, profile.boxesAbove());
    }

    @Test
    void aFileMayExtendAResource() throws IOException {
        Profile extended = Profile.load("of-the-arena-tests");
        Profile profile = read("extends = of-the-arena-tests\nloop.tasks = 7\n");
        assertEquals(extended.arena(), profile.arena());
        assertEquals(7, profile.loopTasks());
    }

    @Test
    void whatIsExtendedIsAName() {
        String noName = "': a name is letters, digits, '-', '_' and '.', as in heap-16m";
        isRefused(":2: extends: '../base" + noName, "arena = 1m\nextends = ../base\n");
        isRefused(":1: extends: '/etc/base" + noName, "extends = /etc/base");
        isRefused(":1: extends: 'base.properties" + noName, "extends = base.properties");
        isRefused(":1: extends: '" + noName, "extends =");
        isRefused(":2: extends: is in line 1 already", "extends = a\nextends = b");
    }

    @Test
    void whatIsExtendedMustBeThere() {
        String file = folder.resolve("p.properties").toString();
        ArenaException refusal = assertThrows(ArenaException.class, () -> read("arena = 1m\nextends = nothing"));
        assertTrue(refusal.getMessage().startsWith(file + ":2: extends: profile 'nothing': no resource dormouse/profiles/nothing.properties for the context class loader"), refusal.getMessage());
    }

    @Test
    void noProfileExtendsItself() throws IOException {
        isRefused(":1: extends: p extends p: a profile cannot extend itself", "extends = p");
        write("q", "# comment\nextends = r");
        write("r", "extends = q");
        Refusal.is(folder.resolve("r.properties") + ":1: extends: q extends r extends q: a profile cannot extend itself", () -> read("extends = q"));
    }

    @Test
    void aFaultInWhatIsExtendedIsToldWhereItIs() throws IOException {
        write("base", "arena = 1m\nheap = much\n");
        Refusal.is(folder.resolve("base.properties") + ":2: heap: 'much' is not a size: write a number of bytes, or one with the unit k (1024 bytes) or m (1048576 bytes)",
                () -> read("extends = base"));
        write("base", "arena = 16m\n");
        Refusal.is(folder.resolve("p.properties") + ":2: heap: an arena of 16777216 bytes is more than the heap, which is 1024", () -> read("extends = base\nheap = 1k"));
        write("base", "boxing = on\n");
        Refusal.is(folder.resolve("base.properties") + ":1: boxing.threshold: missing, and boxing is on: state above how many bytes a record is boxed",
                () -> read("arena = 1m\nextends = base"));
    }

    @Test
    void systemPropertiesHaveTheLastWord() throws Throwable {
        write("base", "arena = 1m\nheap = 16m\n");
        stating(() -> {
            Profile profile = read("extends = base\narena = 2m\npool.Fib.fibWithSum = 1\n");
            assertEquals(3 << 20, profile.arena());
            assertEquals(16 << 20, profile.heap());
            assertEquals(9, profile.capacity("Fib.fibWithSum"));
            assertTrue(profile.carves());
            assertEquals(3 << 20, Profile.load("of-the-arena-tests").arena());
        }, "arena", " 3m ", "pool.Fib.fibWithSum", "9", "undeclared", "carve");
        assertEquals(2 << 20, read("arena = 2m").arena());
    }

    @Test
    void aSystemPropertyIsAsStrictAsALine() throws Throwable {
        isRefusedStating("arena: arena: '-1' is negative", "arena", "-1");
        isRefusedStating("arenas: arenas: unknown key; the keys are arena, boxing, boxing.threshold, direct, extends, heap, loop.tasks, pool.CLASS.METHOD, record.limit, scratch.limit, undeclared", "arenas", "1m");
        isRefusedStating("extends: extends: only the file of a profile says what it extends", "extends", "base");
        isRefusedStating("arena: arena: an arena of 33554432 bytes is more than the heap, which is 16777216", "arena", "32m");
    }

    @Test
    void toolsReadWhatIsWritten() throws Throwable {
        write("p", "arena = 2m");
        stating(() -> assertEquals(2 << 20, Profile.read(new ProgramSource("p", folder.resolve("p.properties"))).arena()), "arena", "3m");
    }

    private void isRefusedStating(String message, String key, String value) throws Throwable {
        stating(() -> Refusal.is("system property dormouse.profile." + message, () -> read("arena = 2m\nheap = 16m")), key, value);
    }

    /** Runs something with system properties for some keys. */
    private static void stating(Executable body, String... keysAndValues) throws Throwable {
        try {
            for (int i = 0; i < keysAndValues.length; i += 2) {
                System.setProperty("dormouse.profile." + keysAndValues[i], keysAndValues[i + 1]);
            }
            body.execute();
        } finally {
            for (int i = 0; i < keysAndValues.length; i += 2) {
                System.clearProperty("dormouse.profile." + keysAndValues[i]);
            }
        }
    }
}
