package dev.dormouse.compiler.javac;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
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
        assertEquals(1, outcome.messages().size());
        assertTrue(outcome.messages().get(0).matches("Far.java:65: warning: \\[DM070] the state machine of Far.far has [0-9]{5} bytes in one piece, and HotSpot compiles no method of more than 8000; "
                + "move part of it into a coroutine of its own"), outcome.messages().toString());
    }

    /** No part has more than HotSpot compiles: nothing is said. */
    @Test
    void aPollOfThousandsOfPointsIsDivided() throws IOException {
        StringBuilder text = new StringBuilder("import dev.dormouse.*;\nclass Long {\n@Coroutine static long all(Yield.OfLong out) {\nlong a = 1;\n");
        for (int i = 0; i < 3000; i++) {
            text.append("out.yield(a); a += ").append(i).append(";\n");
        }
        Project.Outcome outcome = new Project(folder).source("Long.java", text.append("return a;\n}\n}\n").toString()).compile();
        assertTrue(outcome.success(), outcome.messages().toString());
        assertEquals(List.of(), outcome.messages());
    }

    /** Slots beyond 249 come to need four bytes where they needed two. */
    @Test
    void aStretchWithoutPointsThatIsPastTheLimitOfAMethodIsRefused() throws IOException {
        StringBuilder text = new StringBuilder("import dev.dormouse.*;\nclass Far {\n@Coroutine static int far(Yield.OfLong out) {\n");
        for (int i = 1; i <= 252; i++) {
            text.append("int v").append(i).append(" = ").append(i).append(";\n");
        }
        text.append("out.yield(v1);\n");
        for (int i = 0; i < 7000; i++) {
            text.append("v251 += v252;\n");
        }
        Project.Outcome outcome = new Project(folder).source("Far.java", text.append("return v251;\n}\n}\n").toString()).compile();
        assertEquals(1, outcome.messages().size(), outcome.messages().toString());
        assertTrue(outcome.messages().get(0).matches("Far.java:256: \\[DM054] the state machine of Far.far has 9[0-9]{4} bytes in one piece, and the JVM's limit for a method is 65535; "
                + "move part of it into a coroutine of its own"), outcome.messages().toString());
    }

    /** A random program, whose loop was too long for a jump back only when jumps in it were widened: now its parts are short. */
    @Test
    void aLoopThatIsTooLongForAJumpBackIsDivided() throws IOException {
        try (InputStream in = LargeMethodsTest.class.getResourceAsStream("large/FarLoop.java")) {
            Project.Outcome outcome = new Project(folder).source("FarLoop.java", new String(in.readAllBytes(), StandardCharsets.UTF_8)).compile("-Adormouse.lint=off");
            assertTrue(outcome.success(), outcome.messages().toString());
            assertEquals(List.of(), outcome.messages());
        }
    }
}
