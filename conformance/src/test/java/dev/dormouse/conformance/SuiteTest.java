package dev.dormouse.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SuiteTest {

    @TestFactory
    Stream<DynamicTest> everyCheck() throws ClassNotFoundException {
        return Suite.checks().stream().map(check -> dynamicTest(check.toString(), check.body()::run));
    }

    /** A class of the corpus that is not found would otherwise take its checks with it in silence. */
    @Test
    void everyClassOfTheCorpusHasSubjects() throws ClassNotFoundException {
        for (String name : Suite.corpus()) {
            assertEquals(false, Subject.of(Class.forName(name)).isEmpty(), name + " has no subject");
        }
    }
}
