package dev.dormouse.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamedProfilesTest {

    @TempDir
    Path folder;

    private Path classes() throws IOException {
        return Sources.woven(folder.resolve("classes"), Sources.FIB);
    }

    private Path jar(String file, String text) throws IOException {
        Path jar = folder.resolve("app.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            entries.putNextEntry(new JarEntry(file));
            entries.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }

    private void isOfAnArenaOf(String bytes, Run run) {
        assertEquals(Dormouse.DONE, run.status(), run.err());
        assertTrue(run.out().matches("(?s).*\narena +" + bytes + " .*"), run.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"heap-16m", "openj9-16m", "pi-zero-2w", "pi-4", "test"})
    void whatIsShippedIsFoundWithoutAClassPath(String name) throws IOException {
        isOfAnArenaOf("[0-9]+", Run.of("plan", "--profile", name, classes()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "BOOT-INF/classes/", "WEB-INF/classes/"})
    void whatTheInputHasComesFirstWhereverItsContainerLooks(String root) throws IOException {
        Path jar = jar(root + "dormouse/profiles/heap-16m.properties", "arena = 1k");
        isOfAnArenaOf("1024", Run.of("plan", "--profile", "heap-16m", classes(), jar));
        isOfAnArenaOf("1024", Run.of("plan", "--profile", "heap-16m", "-cp", jar, classes()));
    }

    @Test
    void aShippedOneMayBeExtended() throws IOException {
        Path mine = Files.writeString(folder.resolve("mine.properties"), "extends = pi-4\narena = 2k\n");
        isOfAnArenaOf("2048", Run.of("plan", "--profile", mine, classes()));
    }

    @Test
    void aNameIsWhatTheProgramTakesForOne() throws IOException {
        isOfAnArenaOf("3072", Run.of("plan", "--profile", "k\u00fcche", classes(), jar("dormouse/profiles/k\u00fcche.properties", "arena = 3k")));
        Run hidden = Run.of("plan", "--profile", ".hid", classes());
        assertEquals(Dormouse.UNUSABLE, hidden.status());
        assertTrue(hidden.err().contains("it names a profile, such as heap-16m"), hidden.err());
    }
}
