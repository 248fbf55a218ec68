package dev.dormouse.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jars as packagers make them, and as those make them who mean harm. */
class JarTest {

    private static final Map<String, byte[]> FIB = new LinkedHashMap<>();

    @TempDir
    Path folder;

    @BeforeAll
    static void compile(@TempDir Path shared) throws IOException {
        Path classes = Sources.unwoven(shared.resolve("classes"), Sources.FIB);
        for (String file : Sources.files(classes)) {
            FIB.put(file, Files.readAllBytes(classes.resolve(file)));
        }
    }

    private static Map<String, byte[]> fib(String prefix) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        FIB.forEach((name, classFile) -> entries.put(prefix + name, classFile.clone()));
        return entries;
    }

    private Path jar(Map<String, byte[]> entries) throws IOException {
        Path jar = folder.resolve("app.jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        }
        return jar;
    }

    @Test
    void classesThatTheWeaverMakesLieBesideTheirOwn() throws IOException {
        Path classes = Sources.unwoven(folder.resolve("classes"), Sources.EVENS);
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (String file : Sources.files(classes)) {
            entries.put(file, Files.readAllBytes(classes.resolve(file)));
        }
        Path jar = jar(entries);
        byte[] unwoven = Files.readAllBytes(jar);
        assertEquals(Dormouse.DONE, Run.with("weave", jar).status());
        byte[] once = Files.readAllBytes(jar);
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            Path within = Sources.woven(folder.resolve("within"), Sources.EVENS);
            assertArrayEquals(Files.readAllBytes(within.resolve("demo/Evens$$Lambda0.class")), zip.getInputStream(zip.getEntry("demo/Evens$$Lambda0.class")).readAllBytes());
        }
        Run.with("check", jar).succeeds("");
        Files.write(jar, unwoven);
        assertEquals(Dormouse.DONE, Run.with("weave", jar).status());
        assertArrayEquals(once, Files.readAllBytes(jar));
    }

    private Path jarWith(String name, byte[] content) throws IOException {
        Map<String, byte[]> entries = fib("");
        entries.put(name, content);
        return jar(entries);
    }

    /** Writes other bytes of the same length wherever some stand, in all headers of a jar and, where they are not packed, in the content. */
    private static Path patch(Path jar, String from, String to) throws IOException {
        String bytes = Files.readString(jar, StandardCharsets.ISO_8859_1);
        assertTrue(bytes.contains(from));
        return Files.writeString(jar, bytes.replace(from, to), StandardCharsets.ISO_8859_1);
    }

    private static byte[] content(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    private void isUnusable(Path jar, String message) throws IOException {
        byte[] before = Files.readAllBytes(jar);
        Run.with("weave", jar).isUnusableFor(message);
        assertArrayEquals(before, Files.readAllBytes(jar));
        assertEquals(List.of(jar), jars());
        Run.with("check", jar).isUnusableFor(message);
    }

    /** What else lies beside the jar: a temporary file would. */
    private List<Path> jars() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void everythingButTheWovenClassesIsAsItWas() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("META-INF/", new byte[0]);
        entries.put("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\r\nMain-Class: demo.Main\r\n\r\n".getBytes());
        entries.put("z-first.txt", "one\n".repeat(1000).getBytes());
        entries.putAll(fib(""));
        entries.put("lib/nested.jar", Files.readAllBytes(jar(Map.of("a.txt", new byte[10]))));
        entries.put("a-last.txt", new byte[0]);
        Path jar = folder.resolve("app.jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            out.setComment("made by hand");
            int n = 0;
            for (Map.Entry<String, byte[]> content : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(content.getKey());
                entry.setLastModifiedTime(FileTime.fromMillis(1_500_000_000_000L + 60_000L * n++));
                entry.setComment("number " + n);
                entry.setExtra(new byte[] {0x34, 0x12, 2, 0, 7, (byte) n});
                if (n % 2 == 0) {
                    CRC32 crc = new CRC32();
                    crc.update(content.getValue());
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(content.getValue().length);
                    entry.setCrc(crc.getValue());
                }
                out.putNextEntry(entry);
                out.write(content.getValue());
            }
        }
        Path output = folder.resolve("woven.jar");
        Run.with("weave", jar, "-o", output).succeeds("4 of 4 classes woven in " + output);
        try (ZipFile before = new ZipFile(jar.toFile()); ZipFile after = new ZipFile(output.toFile())) {
            assertEquals("made by hand", after.getComment());
            List<? extends ZipEntry> old = Collections.list(before.entries());
            List<? extends ZipEntry> now = Collections.list(after.entries());
            assertEquals(Stream.concat(old.stream().map(ZipEntry::getName), Stream.of("demo/Fib$$Dump.class")).toList(), now.stream().map(ZipEntry::getName).toList());
            for (int i = 0; i < old.size(); i++) {
                assertEquals(old.get(i).getLastModifiedTime(), now.get(i).getLastModifiedTime());
                assertEquals(old.get(i).getMethod(), now.get(i).getMethod());
                assertEquals(old.get(i).getComment(), now.get(i).getComment());
                assertArrayEquals(old.get(i).getExtra(), now.get(i).getExtra());
                boolean woven = old.get(i).getName().startsWith("demo/Fib");
                assertEquals(!woven, Arrays.equals(content(before, old.get(i)), content(after, now.get(i))), old.get(i).getName());
            }
        }
        Run run = Run.with("check", output);
        assertEquals("Not checked in " + output + " are 1 jars within; check them before they are packed.", run.err().strip());
        assertEquals(Dormouse.DONE, run.status());
        byte[] once = Files.readAllBytes(output);
        Run.with("weave", output).succeeds("nothing to weave in " + output);
        assertArrayEquals(once, Files.readAllBytes(output));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BOOT-INF/classes/", "WEB-INF/classes/"})
    void classesLieWhereTheirContainerLooks(String root) throws IOException {
        Path jar = jar(fib(root));
        Run.with("weave", jar).succeeds("4 of 4 classes woven in " + jar);
        Run.with("check", jar).succeeds("");
    }

    @Test
    void aClassFileThatLiesElsewhereIsAFileLikeOthers() throws IOException {
        Map<String, byte[]> entries = fib("");
        entries.putAll(fib("originals/"));
        Path jar = jar(entries);
        Run.with("weave", jar).succeeds("4 of 4 classes woven in " + jar);
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            assertArrayEquals(entries.get("demo/Fib.class"), content(zip, zip.getEntry("originals/demo/Fib.class")));
        }
    }

    @Test
    void aJarBehindASymbolicLinkIsReplacedAndNotTheLink() throws IOException {
        Path jar = jar(fib(""));
        Path link = Files.createSymbolicLink(Files.createDirectory(folder.resolve("links")).resolve("link.jar"), jar);
        Run.with("weave", link).succeeds("4 of 4 classes woven in " + link);
        assertTrue(Files.isSymbolicLink(link));
        Run.with("check", jar).succeeds("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil.class", "/etc/evil.class", "a/../../evil.class", "C:/evil.class", "a\\evil.class", "evil\n.class", "a/.."})
    void anEntryThatLeadsOutIsRefused(String name) throws IOException {
        Path jar = jarWith(name, new byte[0]);
        isUnusable(jar, "[DM076] " + jar + " has an entry \"" + name.replace('\n', '?') + "\", which is no name within a jar; pack it again without it");
    }

    @Test
    void twoEntriesOfOneNameAreRefused() throws IOException {
        Path jar = patch(jarWith("demo/FibXX.class", new byte[0]), "demo/FibXX.class", "demo/FibCo.class");
        isUnusable(jar, "[DM076] " + jar + " has two entries demo/FibCo.class; pack it again with one of them");
    }

    @Test
    void twoClassFilesOfOneClassAreRefused() throws IOException {
        Path jar = jarWith("BOOT-INF/classes/demo/Fib.class", fib("").get("demo/Fib.class"));
        isUnusable(jar, "[DM076] " + jar + " has class demo.Fib twice: demo/Fib.class and BOOT-INF/classes/demo/Fib.class; leave one of them out");
    }

    @Test
    void namesThatDifferInCaseOnlyAreRefused() throws IOException {
        Map<String, byte[]> entries = fib("");
        entries.put("demo/FIB.class", Files.readAllBytes(Sources.unwoven(folder.resolve("other"), "package demo; class FIB {}").resolve("demo/FIB.class")));
        Path jar = jar(entries);
        isUnusable(jar, "[DM076] " + jar + " has demo/Fib.class and demo/FIB.class, which are one file where upper and lower case are not told apart; give one of the classes another name");
    }

    @Test
    void whatUnpacksToFarMoreThanItIsIsRefused() throws IOException {
        Path jar = jarWith("zeros.bin", new byte[5 << 20]);
        Run run = Run.with("weave", jar);
        assertTrue(run.err().matches("(?s)dormouse: \\[DM076] \\Q" + jar + "\\E has zeros.bin with 5242880 bytes packed into \\d+, and the limit is 200 times; if you trust it, unpack it and weave the folder\n"),
                run.err());
        assertEquals(Dormouse.UNUSABLE, run.status());
    }

    @Test
    void aClassFileOfAbsurdSizeIsRefused() throws IOException {
        Path jar = jarWith("Huge.class", new byte[(16 << 20) + 1]);
        isUnusable(jar, "[DM076] " + jar + " has Huge.class with 16777217 bytes, and the limit is 16777216; if you trust it, unpack it and weave the folder");
    }

    @Test
    void tooManyEntriesAreRefused() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (int i = 0; i <= 100_000; i++) {
            entries.put("e" + i, new byte[0]);
        }
        Path jar = jar(entries);
        isUnusable(jar, "[DM076] " + jar + " has 100001 entries, and the limit is 100000; if you trust it, unpack it and weave the folder");
    }

    /** In the central directory, whose records begin with PK 1 2, the size lies 22 bytes before the name. */
    private static void claimSize(Path jar, String name, int size) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(jar)).order(ByteOrder.LITTLE_ENDIAN);
        int at = new String(bytes.array(), StandardCharsets.ISO_8859_1).lastIndexOf(name) - 46;
        assertEquals(0x02014B50, bytes.getInt(at));
        bytes.putInt(at + 24, size);
        Files.write(jar, bytes.array());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1 << 20, Integer.MAX_VALUE})
    void aHeaderThatLiesAboutASizeIsRefused(int size) throws IOException {
        Path jar = jarWith("Last.class", new byte[2000]);
        claimSize(jar, "Last.class", size);
        isUnusable(jar, "[DM076] " + jar + " has Last.class with " + (size == Integer.MAX_VALUE ? size + " bytes, and the limit is 16777216"
                : "more or fewer bytes than the " + size + " that its header says") + "; if you trust it, unpack it and weave the folder");
    }

    @Test
    void aSizeThatIsALieOfAFileLikeOthersIsRefusedWhenItIsCopied() throws IOException {
        Path jar = jarWith("last.bin", new byte[2000]);
        claimSize(jar, "last.bin", 1);
        byte[] before = Files.readAllBytes(jar);
        assertEquals(Dormouse.UNUSABLE, Run.with("weave", jar).status());
        assertArrayEquals(before, Files.readAllBytes(jar));
        assertEquals(List.of(jar), jars());
    }

    @Test
    void aSignedJarIsRefusedWhereAClassWouldChange() throws IOException {
        Path jar = jarWith("META-INF/KEY.SF", "Signature-Version: 1.0\r\n\r\n".getBytes());
        byte[] before = Files.readAllBytes(jar);
        Run.with("weave", jar).isUnusableFor("[DM077] " + jar + " is signed, by META-INF/KEY.SF, and a class that is woven no longer has the digest that was signed; weave first, and sign the woven jar");
        assertArrayEquals(before, Files.readAllBytes(jar));
        assertEquals(List.of(jar), jars());
        Path plain = jar(Map.of("META-INF/KEY.SF", new byte[0]));
        Run.with("weave", plain).succeeds("nothing to weave in " + plain);
    }

    @Test
    void aTruncatedJarIsRefused() throws IOException {
        Path jar = jar(fib(""));
        byte[] whole = Files.readAllBytes(jar);
        for (int length : new int[] {0, 10, whole.length / 2, whole.length - 1}) {
            Files.write(jar, Arrays.copyOf(whole, length));
            Run run = Run.with("weave", jar);
            assertTrue(run.err().startsWith("dormouse: [DM032] " + jar + " could not be read or written: "), run.err());
            assertEquals(1, run.err().lines().count());
            assertEquals(Dormouse.UNUSABLE, run.status());
        }
    }

    @Test
    void aClassFileNewerThanTheWeaverKnowsIsRefused() throws IOException {
        byte[] newer = fib("").get("demo/Fib.class");
        newer[7] = 73;
        Path jar = jarWith("demo/Newer.class", newer);
        isUnusable(jar, "[DM078] " + jar + ", demo/Newer.class, cannot be understood: it is for Java 29, and this weaver knows class files up to Java 28;"
                + " compile with a lower --release, or take a newer Dormouse");
    }

    @Test
    void theNewestClassFileThatTheWeaverKnowsIsRead() throws IOException {
        Map<String, byte[]> entries = fib("");
        entries.values().forEach(classFile -> classFile[7] = 72);
        Path jar = jar(entries);
        Run.with("weave", jar).succeeds("4 of 4 classes woven in " + jar);
    }

    @Test
    void aTruncatedClassFileIsNamedWhereverItEnds() throws IOException {
        byte[] whole = fib("").get("demo/Fib.class");
        for (int length = 0; length < whole.length; length += 7) {
            Path jar = jarWith("demo/Fib.class", Arrays.copyOf(whole, length));
            Run run = Run.with("weave", jar);
            assertTrue(run.err().startsWith("dormouse: [DM078] " + jar + ", demo/Fib.class, cannot be understood: it is "), length + ": " + run.err());
            assertEquals(1, run.err().lines().count());
            assertEquals(Dormouse.UNUSABLE, run.status());
        }
    }

    /** Whatever one byte is changed to, there is a message or a result, and never a stack trace. */
    @Test
    void aDamagedClassFileIsNamed() throws IOException {
        byte[] whole = fib("").get("demo/Fib.class");
        for (int at = 8; at < whole.length; at += 5) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x55;
            Run run = Run.with("weave", jarWith("demo/Fib.class", damaged));
            int place = at;
            assertTrue(run.err().lines().noneMatch(line -> line.startsWith("\tat ")), () -> place + ": " + run.err());
            assertTrue(run.status() == Dormouse.DONE || run.err().contains("[DM"), () -> place + ": " + run.err());
        }
    }

    @Test
    void aCoroutineForCertainVersionsOfJavaIsRefusedAndOtherClassesForThemAreNot() throws IOException {
        Map<String, byte[]> entries = fib("");
        byte[] plain = Files.readAllBytes(Sources.unwoven(folder.resolve("plain"), "package demo; class Plain {}").resolve("demo/Plain.class"));
        entries.put("META-INF/versions/21/demo/Plain.class", plain);
        byte[] newer = plain.clone();
        newer[7] = 99;
        entries.put("META-INF/versions/55/demo/Plain.class", newer);
        Path jar = jar(entries);
        Run.with("weave", jar).succeeds("4 of 4 classes woven in " + jar);
        Run.with("check", jar).succeeds("");
        entries.put("META-INF/versions/21/demo/Fib.class", entries.get("demo/Fib.class"));
        jar = jar(entries);
        Run.with("weave", jar).isUnusableFor("[DM076] " + jar + " has a coroutine to weave in META-INF/versions/21/demo/Fib.class; weave the folder that this version of the class was compiled to,"
                + " before it is packaged");
        assertEquals(Dormouse.REFUSED, Run.with("check", jar).status());
    }

    @Test
    void aFolderWithLinksThatLeadOutIsRefused() throws IOException {
        Path classes = Sources.unwoven(folder.resolve("classes"), Sources.FIB);
        Files.createSymbolicLink(classes.resolve("within.class"), Path.of("demo/Fib.class"));
        Run.with("weave", classes).succeeds("4 of 4 classes woven in " + classes);
        for (String target : Set.of("../../secret", folder.toString(), "nowhere")) {
            Path link = Files.createSymbolicLink(classes.resolve("demo/out"), Path.of(target));
            Run.with("weave", classes).isUnusableFor("[DM076] " + link.toRealPath(LinkOption.NOFOLLOW_LINKS) + " is a symbolic link to " + target + ", out of " + classes
                    + "; put a copy in its place, or take it away");
            Files.delete(link);
        }
    }

    @Test
    void foldersWithinEachOtherAreRefused() throws IOException {
        Path classes = Sources.unwoven(folder.resolve("classes"), Sources.FIB);
        Path output = classes.resolve("woven");
        Run.with("weave", classes, "-o", output).isUnusableFor("[DM076] " + output + " and " + classes + " lie within each other; name another folder for the output");
    }

    @Test
    void aFolderAboveThatOfThePackagesIsRefused() throws IOException {
        Path build = folder.resolve("build");
        Sources.unwoven(build.resolve("classes"), Sources.FIB);
        String message = "[DM076] no class in " + build + " lies where it would be looked for, not even classes/demo/Fib.class; name the folder that the packages are in";
        Run.with("weave", build).isUnusableFor(message);
        Run.with("check", build).isUnusableFor(message);
    }
}
