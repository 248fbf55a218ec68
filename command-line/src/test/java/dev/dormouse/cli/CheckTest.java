package dev.dormouse.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;

class CheckTest {

    private static final String NOT_WOVEN = " is not woven, and starting it would throw NotWoven; compile it with dev.dormouse:generator-compiler on the annotation processor path, or have"
            + " `dormouse weave` weave its class files";

    @TempDir
    Path folder;

    @Test
    void whatIsWovenPasses() throws IOException {
        Path classes = Sources.woven(folder.resolve("classes"), Sources.FIB, Sources.TWICE);
        Run.with("check", classes).succeeds("");
        Run.of("check", classes).succeeds("");
    }

    @Test
    void aCoroutineThatIsNotWovenIsNamed() throws IOException {
        Path classes = Sources.unwoven(folder.resolve("classes"), Sources.FIB);
        List<String> before = Sources.contents(classes);
        Run.with("check", classes).isRefusedBy("Fib.java:8: [DM073] coroutine Fib.fib" + NOT_WOVEN);
        assertEquals(before, Sources.contents(classes));
    }

    @Test
    void aCompanionThatIsNotWovenIsNamed() throws IOException {
        Path classes = Sources.woven(folder.resolve("classes"), Sources.FIB);
        Path unwoven = Sources.unwoven(folder.resolve("unwoven"), Sources.FIB);
        Files.delete(unwoven.resolve("demo/Fib.class"));
        Files.delete(classes.resolve("demo/Fib.class"));
        for (String file : Sources.files(unwoven)) {
            Files.write(classes.resolve(file), Files.readAllBytes(unwoven.resolve(file)));
        }
        Run.with("check", classes).isRefusedBy("FibCo.java: [DM073] coroutine Fib.fib" + NOT_WOVEN);
    }

    @Test
    void aRecordEmbeddedAsAnotherBuildLaidItOutIsNamedAcrossJars() throws IOException {
        Path library = Sources.woven(folder.resolve("library"), Sources.FIB);
        Path program = folder.resolve("program");
        Sources.compile(program, List.of("-classpath", Sources.runtime() + ":" + library), Sources.TWICE);
        Run.of("check", program, library).succeeds("");
        Run.of("check", program, "-cp", library).succeeds("");
        Path newer = Sources.woven(folder.resolve("newer"), Sources.FIB.replace("long next = a + b;", "out.yield(b); long next = a + b;"));
        Run.of("check", program, "-cp", newer).isRefusedBy(
                "Twice.java:8: [DM074] Twice embeds the record of Fib.fib as another build laid it out, and would fail to link with this demo.Fib; compile demo.Twice again, with this one on its class path",
                "Twice.java:8: [DM074] Twice embeds the record of fib as another build laid it out, and would fail to link with this demo.FibCo; compile demo.Twice again, with this one on its class path");
    }

    @Test
    void whatCouldNotBeCheckedIsSaid() throws IOException {
        Path library = Sources.woven(folder.resolve("library"), Sources.FIB);
        Path program = folder.resolve("program");
        Sources.compile(program, List.of("-classpath", Sources.runtime() + ":" + library), Sources.TWICE);
        Run run = Run.of("check", program);
        assertEquals("Not checked in " + program + " are calls of demo.Fib, demo.FibCo: name with -cp where they are.", run.err().strip());
        assertEquals(Dormouse.DONE, run.status());
    }

    @Test
    void anEditedBudgetIsNoticedWithoutCompiling() throws IOException {
        Path classes = Sources.woven(folder.resolve("classes"), Sources.FIB, Sources.TWICE);
        Path budget = Files.writeString(folder.resolve("states.budget"), "Fib.fib = 100\nTwice.twice = 100\n");
        Run.with("check", classes, "--budget", budget).succeeds("");
        Files.writeString(budget, "Fib.fib = 1\nTwice.twice = 100\nFib.fob = 1\n");
        Run run = Run.with("check", classes, "--budget", budget);
        assertEquals(Dormouse.REFUSED, run.status());
        assertEquals("[DM080] " + budget + ":3: Fib.fob: there is no such coroutine here; the state report has the names", run.err().lines().findFirst().orElseThrow());
        String over = run.err().lines().skip(1).findFirst().orElseThrow();
        assertTrue(over.matches("\\[DM081\\] the record of Fib.fib takes \\d+ bytes, \\d+ more than its budget of 1 \\(.*:1\\); .*"), over);
        Run.with("check", classes, "--budget", folder.resolve("none")).isUnusableFor("[DM032] the budget " + folder.resolve("none")
                + " could not be read: there is no such file; name a file of lines Class.method = BYTES, such as the states.budget of a state report");
        Run.with("check", classes, "--budget", folder).isUnusableFor("[DM032] the budget " + folder + " could not be read: Is a directory; name a file of lines Class.method = BYTES, such as the states.budget of a state report");
    }

    /** Writes a class file again without methods whose names contain something. */
    private static void shrink(Path file, String part) throws IOException {
        ClassWriter out = new ClassWriter(0);
        new ClassReader(Files.readAllBytes(file)).accept(new ClassVisitor(Opcodes.ASM9, out) {
            @Override
            public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
                return name.contains(part) ? null : super.visitMethod(access, name, descriptor, signature, exceptions);
            }
        }, 0);
        Files.write(file, out.toByteArray());
    }

    @Test
    void aPollOrDriverThatWasLeftOutIsNamed() throws IOException {
        Path classes = Sources.woven(folder.resolve("classes"), Sources.FIB, Sources.TWICE);
        shrink(classes.resolve("demo/TwiceCo.class"), "$drive$");
        Run.with("check", classes).isRefusedBy("TwiceCo.java: [DM075] TwiceCo.Twice needs the driver of coroutine twice, and demo.TwiceCo does not have it; compile both again, and have whatever shrinks"
                + " the classes keep what is called");
        shrink(classes.resolve("demo/Fib.class"), "$poll$");
        assertEquals(List.of("Fib.java: [DM075] Fib needs the poll of coroutine Fib.fib, and demo.Fib does not have it; compile both again, and have whatever shrinks the classes keep what is called"),
                Run.with("check", classes).err().lines().filter(line -> line.contains(" Fib needs")).toList());
    }

    /** As Maven Shade does. */
    @Test
    void whatWasMovedToAnotherPackageIsChecked() throws IOException {
        Path woven = Sources.woven(folder.resolve("woven"), Sources.FIB);
        Path unwoven = Sources.unwoven(folder.resolve("unwoven"), Sources.FIB);
        Run.of("check", moved(woven)).succeeds("");
        Run.of("check", moved(unwoven)).isRefusedBy("Fib.java:8: [DM073] coroutine Fib.fib" + NOT_WOVEN);
        Files.delete(moved(unwoven).resolve("org/example/moved/FibCo$Fib.class"));
    }

    private Path moved(Path classes) throws IOException {
        Path moved = folder.resolve("moved-" + classes.getFileName());
        for (String file : Sources.files(classes)) {
            ClassWriter out = new ClassWriter(0);
            new ClassReader(Files.readAllBytes(classes.resolve(file))).accept(new ClassRemapper(out, new org.objectweb.asm.commons.Remapper(Opcodes.ASM9) {
                @Override
                public String map(String name) {
                    return name.startsWith("dev/dormouse/") ? "org/example/" + name.substring(4) : name.startsWith("demo/") ? "org/example/moved" + name.substring(4) : name;
                }
            }), 0);
            Path target = moved.resolve("org/example/moved" + file.substring(4));
            Files.createDirectories(target.getParent());
            Files.write(target, out.toByteArray());
        }
        return moved;
    }
}
