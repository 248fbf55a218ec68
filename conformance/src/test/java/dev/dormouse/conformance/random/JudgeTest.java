package dev.dormouse.conformance.random;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import dev.dormouse.conformance.Build;

class JudgeTest {

    @Test
    void aClassFileThatTheJvmRefusesTooIsADefectOfItsCompiler() throws IOException, InterruptedException {
        assertEquals("refused, MISCOMPILED\ncompiled, REFUSED\n", Build.runWithJavac("dev.dormouse.conformance.random.Judgements"));
    }
}
