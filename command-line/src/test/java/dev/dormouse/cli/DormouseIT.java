package dev.dormouse.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The jar that the build makes, in processes of its own. */
@Timeout(120)
class DormouseIT {

    private static final List<String> PLAINLY = List.of();

    @TempDir
    Path folder;

    @Test
    void itSaysWhatItIs() throws IOException, InterruptedException {
        Run version = Run.jar(PLAINLY, "--version");
        assertTrue(version.out().matches("dormouse \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\n"), version.out());
        Run help = Run.jar(PLAINLY, "--help");
        assertTrue(help.out().contains("weave") && help.out().contains("check") && help.out().contains("Exit status:"), help.out());
        assertEquals(Dormouse.DONE, help.status());
        assertTrue(Run.jar(PLAINLY, "weave", "--help").out().contains("--opaque-children"));
        assertEquals(Dormouse.UNUSABLE, Run.jar(PLAINLY).status());
        assertEquals(Dormouse.UNUSABLE, Run.jar(PLAINLY, "weave").status());
    }

    @Test
    void itWeavesAndChecks() throws IOException, InterruptedException {
        Path classes = Sources.unwoven(folder.resolve("classes"), Sources.FIB, Sources.TWICE);
        assertEquals(Dormouse.REFUSED, Run.jar(PLAINLY, "check", classes).status());
        Run.jar(PLAINLY, "weave", classes, "-cp", Sources.runtime()).succeeds("8 of 8 classes woven in " + classes);
        Run.jar(PLAINLY, "check", classes).succeeds("");
        assertEquals(Sources.contents(Sources.woven(folder.resolve("within"), Sources.FIB, Sources.TWICE)), Sources.contents(classes));
    }

    @Test
    void itPlans() throws IOException, InterruptedException {
        Path classes = Sources.woven(folder.resolve("classes"), Sources.FIB);
        Path fits = Files.writeString(folder.resolve("fits.properties"), "arena = 1k\npool.Fib.fib = 10\n");
        Run plan = Run.jar(PLAINLY, "plan", "--profile", fits, classes);
        assertTrue(plan.out().contains("Fib.fib        24        0      5        10    290   28.3 %       0\n"), plan.out());
        assertEquals(Dormouse.DONE, plan.status());
        Path tight = Files.writeString(folder.resolve("tight.properties"), "extends = fits\narena = 289\n");
        assertEquals(Dormouse.REFUSED, Run.jar(PLAINLY, "plan", "--profile", tight, classes).status());
    }

    @Test
    void itRefusesAndSaysSoByItsStatus() throws IOException, InterruptedException {
        Path classes = Sources.compile(folder.resolve("classes"), List.of("-proc:none"), Sources.FIB.replace("@Coroutine", "@Coroutine synchronized"));
        Run.jar(PLAINLY, "weave", classes, "-cp", Sources.runtime())
                .isRefusedBy("Fib.java:8: [DM010] coroutine Fib.fib is synchronized, and a monitor cannot be held across a sleep; lock less inside it");
        Path jar = Files.write(folder.resolve("broken.jar"), new byte[100]);
        Run broken = Run.jar(PLAINLY, "weave", jar);
        assertTrue(broken.err().startsWith("dormouse: [DM032] " + jar), broken.err());
        assertEquals(Dormouse.UNUSABLE, broken.status());
    }

    /** A limit of a file's size fails a write as a full disk does. */
    @Test
    void aWriteThatFailsLeavesEverythingAsItWas() throws IOException, InterruptedException {
        List<String> limited = List.of("bash", "-c", "ulimit -f 4; trap '' XFSZ; exec \"$0\" -XX:-UsePerfData \"$@\"");
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            many.append("long v").append(i).append(" = n; out.yield(v").append(i).append("); ");
        }
        Path classes = Sources.unwoven(folder.resolve("classes"), Sources.FIB.replace("long a = 0;", many + "long a = 0;"));
        List<String> before = Sources.contents(classes);
        Run run = Run.jar(limited, "weave", classes, "-cp", Sources.runtime());
        assertTrue(run.err().startsWith("dormouse: [DM032] " + classes + " could not be read or written: "), run.err());
        assertEquals(Dormouse.UNUSABLE, run.status());
        assertEquals(before, Sources.contents(classes));

        Path jar = folder.resolve("app.jar");
        try (var out = new java.util.zip.ZipOutputStream(Files.newOutputStream(jar))) {
            for (String file : Sources.files(classes)) {
                out.putNextEntry(new java.util.zip.ZipEntry(file));
                out.write(Files.readAllBytes(classes.resolve(file)));
            }
        }
        byte[] packed = Files.readAllBytes(jar);
        run = Run.jar(limited, "weave", jar, "-cp", Sources.runtime());
        assertTrue(run.err().startsWith("dormouse: [DM032] " + jar + " could not be read or written: "), run.err());
        assertEquals(Dormouse.UNUSABLE, run.status());
        org.junit.jupiter.api.Assertions.assertArrayEquals(packed, Files.readAllBytes(jar));
        try (var files = Files.list(folder)) {
            assertEquals(List.of(jar), files.filter(Files::isRegularFile).toList());
        }
    }
}
