package dev.dormouse.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

/** HotSpot's first compiler gives a method up whose loops have entries in an order that it does not expect; that stays in the interpreter on a JVM without the second one. */
class FirstCompilerTest {

    private static final List<String> COMPILING_EACH_METHOD_AT_ONCE = List.of("-Xmx32m", "-XX:+UseSerialGC", "-Xcomp", "-XX:TieredStopAtLevel=1", "-XX:+PrintCompilation",
            "-XX:CompileCommand=quiet", "-XX:CompileCommand=compileonly,*::*$poll$*", "-XX:CompileCommand=compileonly,*::*$drive$*",
            // keeps what was thrown last until the next throw, where another check looks whether it is gone
            "-XX:CompileCommand=exclude,*Keeping::caught*",
            "-Ddormouse.originals=" + System.getProperty("dormouse.originals"));

    @Test
    void itCompilesThePollsAndDriversOfTheCorpus() throws IOException, InterruptedException {
        assumeTrue(System.getProperty("java.vm.name").contains("OpenJDK") || System.getProperty("java.vm.name").contains("HotSpot"), "needs HotSpot");
        List<String> compiled = Build.run(Path.of("target", "classes"), COMPILING_EACH_METHOD_AT_ONCE, "dev.dormouse.conformance.Main").lines()
                .filter(line -> line.contains("$poll$") || line.contains("$drive$")).toList();
        assertEquals(List.of(), compiled.stream().filter(line -> line.contains("SKIPPED")).toList());
        assertTrue(compiled.size() > 300, "only " + compiled.size() + " methods were compiled");
    }
}
