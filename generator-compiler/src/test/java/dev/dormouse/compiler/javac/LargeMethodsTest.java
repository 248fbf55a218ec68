package dev.dormouse.compiler.javac;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** State machines near the JVM's limits weave, or are refused by name. */
class LargeMethodsTest {

    @TempDir
    Path folder;

    @Test
    void aPollOfManyLocalsWithJumpsThatAreTooFarForOneInstructionWeaves() throws IOException {
        StringBuilder text = new StringBuilder("import dev.dormouse.*;\nclass Far {\n@Coroutine static long far(Yield.OfLong out) {\n");
        int locals = 60;
        for (int i = 0; i < locals; i++) {
            text.append("long v").append(i).append(" = ").append(i).append(";\n");
        }
        text.append("for (int i = 0; i < 2; i++) {\nout.yield(i);\nif (v0 > 2) continue;\n");
        for (int i = 0; i < 1900; i++) {
            text.append('v').append(i % locals).append(" = v").append((i + 1) % locals).append(" * 31 + (v").append((i + 7) % locals).append(" >>> ").append(i % 64).append(") ^ ")
                    .append(100_000L + i).append("L;\n");
        }
        Project.Outcome outcome = new Project(folder).source("Far.java", text.append("}\nreturn v0 + v17;\n}\n}\n").toString()).compile();
        assertTrue(outcome.success(), outcome.messages().toString());
    }

    /** A random program, whose loop comes to be too long for a jump back only when jumps in it are widened. */
    @Test
    void aLoopThatIsTooLongForAJumpBackIsRefused() throws IOException {
        try (InputStream in = LargeMethodsTest.class.getResourceAsStream("large/FarLoop.java")) {
            Project.Outcome outcome = new Project(folder).source("FarLoop.java", new String(in.readAllBytes(), StandardCharsets.UTF_8)).compile();
            assertEquals(1, outcome.messages().stream().filter(message -> message.contains("[DM054] the state machine of FarLoop.m6 has ")).count(), outcome.messages().toString());
        }
    }
}
