package dev.dormouse.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeaveTest {

    @TempDir
    Path folder;

    @Test
    void whatItWeavesIsWhatTheProcessorWeaves() throws IOException {
        Path external = Sources.unwoven(folder.resolve("external/classes"), Sources.FIB, Sources.TWICE);
        Path within = Sources.woven(folder.resolve("within/classes"), Sources.FIB, Sources.TWICE);
        assertFalse(Sources.contents(within).equals(Sources.contents(external)));
        Run.with("weave", external).succeeds("8 of 8 classes woven in " + external);
        assertEquals(Sources.contents(within), Sources.contents(external));
    }

    @Test
    void classesThatTheWeaverMakesAreAdded() throws IOException {
        Path external = Sources.unwoven(folder.resolve("external/classes"), Sources.EVENS);
        Path within = Sources.woven(folder.resolve("within/classes"), Sources.EVENS);
        assertTrue(Sources.files(within).contains("demo/Evens$$Lambda0.class"), Sources.files(within).toString());
        assertEquals(Dormouse.DONE, Run.with("weave", external).status());
        assertEquals(Sources.contents(within), Sources.contents(external));
        Run.with("check", external).succeeds("");
        Run.with("weave", external).succeeds("nothing to weave in " + external);
    }

    @Test
    void aViewWhoseCompanionIsLeftOutIsWoven() throws IOException {
        Path classes = Sources.unwoven(folder.resolve("classes"), Sources.EVENS);
        Files.delete(classes.resolve("demo/EvensCo.class"));
        assertEquals(Dormouse.DONE, Run.with("weave", classes).status());
        Run.with("check", classes).succeeds("");
        assertTrue(Sources.files(classes).contains("demo/Evens$$Drivers.class"), Sources.files(classes).toString());
    }

    @Test
    void whatIsWovenIsLeftAlone() throws IOException {
        Path classes = Sources.woven(folder.resolve("classes"), Sources.FIB);
        FileTime old = FileTime.fromMillis(1_000_000);
        for (String file : Sources.files(classes)) {
            Files.setLastModifiedTime(classes.resolve(file), old);
        }
        Run.with("weave", classes).succeeds("nothing to weave in " + classes);
        for (String file : Sources.files(classes)) {
            assertEquals(old, Files.getLastModifiedTime(classes.resolve(file)), file);
        }
    }

    @Test
    void anotherFolderGetsEverythingAndTheInputStays() throws IOException {
        Path classes = Sources.unwoven(folder.resolve("classes"), Sources.FIB);
        Files.writeString(classes.resolve("demo/names.txt"), "Fib");
        List<String> before = Sources.contents(classes);
        Path output = folder.resolve("deep/er");
        Run.with("weave", classes, "-o", output).succeeds("4 of 4 classes woven in " + output);
        assertEquals(before, Sources.contents(classes));
        List<String> files = new ArrayList<>(Sources.files(classes));
        files.add(0, "demo/Fib$$Dump.class");
        assertEquals(files, Sources.files(output));
        assertEquals("Fib", Files.readString(output.resolve("demo/names.txt")));
        Run.with("check", output).succeeds("");
        Run.with("weave", classes, "-o", output).succeeds("4 of 4 classes woven in " + output);
    }

    @Test
    void aRefusalSaysFileAndLineAndChangesNothing() throws IOException {
        Path classes = Sources.compile(folder.resolve("classes"), List.of("-proc:none"), Sources.FIB, """
                package demo;

                import dev.dormouse.*;

                class Plain {
                    static void call(Yield.OfLong out) {
                        Fib.fib(out, 1);
                    }

                    @Coroutine
                    void locked(Yield.OfLong out) {
                        synchronized (this) {
                            out.yield(1);
                        }
                    }
                }
                """);
        List<String> before = Sources.contents(classes);
        Run.with("weave", classes).isRefusedBy(
                "Plain.java:7: [DM001] coroutine Fib.fib is called from plain code, where nothing could resume it; start it through its companion, or make the caller a @Coroutine that passes its own port on",
                "Plain.java:13: [DM009] Yield.OfLong.yield can sleep inside a synchronized block, and a monitor cannot be held across a sleep; move the call out of the block");
        assertEquals(before, Sources.contents(classes));
        Path output = folder.resolve("output");
        assertEquals(Dormouse.REFUSED, Run.with("weave", classes, "-o", output).status());
        assertFalse(Files.exists(output));
    }

    @Test
    void withoutLineNumbersItSaysSo() throws IOException {
        Path classes = Sources.compile(folder.resolve("classes"), List.of("-proc:none", "-g:none"), """
                package demo;

                import dev.dormouse.*;

                class Keeper {
                    static Yield.OfInt kept;

                    @Coroutine
                    static void keep(Yield.OfInt out) {
                        kept = out;
                    }
                }
                """);
        Run run = Run.with("weave", classes);
        assertEquals(List.of("demo.Keeper: [DM005] port arg0 escapes: it is stored in a variable; a port may only be called, or passed on as the port of another coroutine."
                + " Pass on what the other code needs instead of the port",
                "A message without a line is about a declaration, or about a class file without line numbers: compile with -g."), run.err().lines().toList());
        assertEquals(Dormouse.REFUSED, run.status());
    }

    @Test
    void aClassPathWithoutTheRuntimeIsNamed() throws IOException {
        Path classes = Sources.unwoven(folder.resolve("classes"), Sources.FIB);
        Run.of("weave", classes).isRefusedBy("Fib.java:8: [DM078] the class file of demo.Fib cannot be understood: dev.dormouse.Yield$OfLong is neither among the classes nor on the class path;"
                + " name the folder or jar that has it");
    }

    @Test
    void aClassThatIsCompiledAgainIsWovenAmongThoseThatAreWoven() throws IOException {
        Path classes = Sources.woven(folder.resolve("classes"), Sources.FIB);
        Sources.unwoven(classes, Sources.TWICE);
        Run.with("weave", classes).succeeds("4 of 9 classes woven in " + classes);
        Run.with("check", classes).succeeds("");
    }

    @Test
    void aCallerThatNoLongerFitsIsNamed() throws IOException {
        Path classes = Sources.woven(folder.resolve("classes"), Sources.FIB, Sources.TWICE);
        Sources.unwoven(classes, Sources.FIB.replace("long next = a + b;", "out.yield(b); long next = a + b;"));
        List<String> before = Sources.contents(classes);
        Run.with("weave", classes).isRefusedBy(
                "Twice.java:8: [DM074] Twice embeds the record of Fib.fib as another build laid it out, and would fail to link with this demo.Fib; compile demo.Twice again, with this one on its class path",
                "TwiceCo.java: [DM074] TwiceCo embeds the record of Fib.fib as another build laid it out, and would fail to link with this demo.Fib; compile demo.TwiceCo again, with this one on its"
                        + " class path");
        assertEquals(before, Sources.contents(classes));
    }

    @Test
    void aCompanionWithoutItsCoroutineIsNamed() throws IOException {
        Path classes = Sources.woven(folder.resolve("classes"), Sources.FIB);
        Path again = Sources.unwoven(folder.resolve("again"), Sources.FIB);
        Files.copy(again.resolve("demo/FibCo$Fib.class"), classes.resolve("demo/FibCo$Fib.class"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Run.with("weave", classes).isRefusedBy("FibCo.java: [DM079] FibCo.Fib is to be woven for coroutine Fib.fib, which is woven already or is not there; compile the coroutine's class again,"
                + " together with the companion");
    }

    @Test
    void optionsAreTheProcessors() throws IOException {
        Path classes = Sources.unwoven(folder.resolve("external/classes"), Sources.FIB, Sources.TWICE);
        Path within = Sources.compile(folder.resolve("within/classes"), List.of("-Adormouse.opaqueChildren", "-Adormouse.report=" + folder.resolve("expected")), Sources.FIB, Sources.TWICE);
        assertEquals(Dormouse.DONE, Run.with("weave", classes, "--opaque-children", "--report", folder.resolve("report")).status());
        assertEquals(Sources.contents(within), Sources.contents(classes));
        assertEquals(Sources.contents(folder.resolve("expected")), Sources.contents(folder.resolve("report")));
    }

    @Test
    void allocationsAreWarnedOfOrRefusedOrNotSpokenOf() throws IOException {
        String boxes = Sources.FIB.replace("long next = a + b;", "Object box = a; long next = box.hashCode() + b;");
        String finding = "[DM085] coroutine Fib.fib allocates (boxing of a long); reuse what is there, or give the method that may a reason, @Allocates(\"...\")";
        Path classes = Sources.unwoven(folder.resolve("classes"), boxes);
        Run.with("weave", classes, "--lint", "error").isRefusedBy("Fib.java:12: " + finding);
        Path silent = folder.resolve("silent");
        Run.with("weave", classes, "--lint", "off", "-o", silent).succeeds("4 of 4 classes woven in " + silent);
        Run run = Run.with("weave", classes);
        assertEquals("Fib.java:12: warning: " + finding, run.err().strip());
        assertEquals(Dormouse.DONE, run.status());
        assertEquals(Sources.contents(silent), Sources.contents(classes));
        assertEquals(Dormouse.UNUSABLE, Run.of("weave", classes, "--lint", "loud").status());
    }

    @Test
    void aDamagedJarOnTheClassPathIsNamed() throws IOException {
        Path classes = Sources.unwoven(folder.resolve("classes"), Sources.FIB);
        Path broken = Files.writeString(folder.resolve("broken.jar"), "not a jar");
        Run run = Run.of("weave", classes, "-cp", broken);
        assertTrue(run.err().startsWith("dormouse: [DM032] " + broken + " cannot be read as a jar: "), run.err());
        assertEquals(1, run.err().lines().count());
        assertEquals(Dormouse.UNUSABLE, run.status());
    }

    @Test
    void wrongUsageIsTold() {
        assertEquals(Dormouse.UNUSABLE, Run.of("weave").status());
        assertEquals(Dormouse.UNUSABLE, Run.of("wave", "x").status());
        assertEquals(Dormouse.UNUSABLE, Run.of("weave", "x", "--no-such-option").status());
        Path nowhere = folder.resolve("nowhere");
        Run.of("weave", nowhere).isUnusableFor("[DM076] " + nowhere + " does not exist; name a folder of class files, or a jar");
    }
}
