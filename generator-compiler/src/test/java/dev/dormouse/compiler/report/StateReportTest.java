package dev.dormouse.compiler.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dormouse.compiler.javac.Project;
import dev.dormouse.compiler.report.CoroutineStates.Sleep;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The three forms of the report say the same, and what they say is so. */
class StateReportTest {

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"Fib.txt", "Fib.json", "Courier.txt", "Courier.json"})
    void isWordForWord(String name) throws IOException {
        String source = name.substring(0, name.indexOf('.')) + ".java";
        Path report = compile("demo/" + source, resource(source)).resolve("states" + name.substring(name.indexOf('.')));
        assertEquals(resource(name), Files.readString(report).replaceAll("code [ \\d]+ bytes before weaving, \\d+ after", "code B bytes before weaving, A after")
                .replaceAll("\"((code|all)(Before|After))\": \\d+", "\"$1\": 0"));
    }

    @Test
    void jsonHoldsAllOfTheModel() throws IOException {
        Path reports = corpus();
        StateReport read = ReadBack.report(Files.readString(reports.resolve("states.json")));
        assertTrue(read.coroutines().size() > 300, "only " + read.coroutines().size());
        assertEquals(Files.readString(reports.resolve("states.json")), read.json());
        assertEquals(Files.readString(reports.resolve("states.txt")), read.text());
        assertEquals(Files.readString(reports.resolve("states.html")), read.html());
    }

    @Test
    void whatTheReportCountsIsTheRecord() throws IOException {
        StateReport report = ReadBack.report(Files.readString(corpus().resolve("states.json")));
        for (Findings found : report.findings().values()) {
            CoroutineStates coroutine = found.coroutine();
            assertEquals(coroutine.record(), found.size().now(), coroutine.id());
            assertTrue(found.slack() >= 0, coroutine.id());
            for (Sleep sleep : coroutine.sleeps()) {
                assertTrue(found.size().used(sleep) <= coroutine.bytes(), coroutine.id());
            }
        }
    }

    @Test
    void aShorterScopeSavesWhatTheReportSays() throws IOException {
        String source = resource("Courier.java");
        Findings before = find(compile("demo/Courier.java", source), "Courier.round");
        Saving saving = before.savings().stream().filter(s -> s.variables().equals(List.of("started"))).findFirst().orElseThrow();
        assertEquals(8, saving.bytes());
        Findings after = find(compile("demo/Courier.java", source.replace("System.out.println(started);", "")), "Courier.round");
        assertEquals(before.coroutine().bytes() - saving.bytes(), after.coroutine().bytes());
    }

    @Test
    void severalVariablesAreNamedWhereNoneAloneSaves() throws IOException {
        Findings knock = find(compile("demo/Courier.java", resource("Courier.java")), "Courier.knock");
        assertTrue(knock.savings().stream().anyMatch(s -> s.bytes() == 8 && Set.copyOf(s.variables()).equals(Set.of("tries", "open"))), knock.savings()::toString);
    }

    @Test
    void eachUseThatKeepsAVariableAliveIsNamed() throws IOException {
        Path reports = compile("demo/Uses.java", """
                package demo;

                import dev.dormouse.*;

                class Uses {
                    static int sink;

                    @Coroutine
                    static int all(Async a, int either, int loop, int thrown, int summand) {
                        int twice = 0;
                        try {
                            a.park();                  // 12
                            if (sink > 0) {
                                sink += either;        // 14
                            } else {
                                sink -= either;        // 16
                            }
                            while (sink < loop) {      // 18
                                sink++;
                                twice += loop;         // 20
                            }
                            sink = 0;
                        } catch (RuntimeException e) {
                            sink = thrown;             // 24
                        }
                        return summand + twice         // 26
                                + read(a);             // 27
                    }

                    @Coroutine
                    static int read(Async a) {
                        a.park();
                        return sink;
                    }
                }
                """);
        CoroutineStates all = find(reports, "Uses.all").coroutine();
        Sleep first = all.sleeps().stream().filter(sleep -> sleep.line() == 12).findFirst().orElseThrow();
        assertEquals(List.of(14, 16), alive(first, "either").uses());
        assertEquals(List.of(18), alive(first, "loop").uses());
        assertEquals(List.of(26), alive(first, "summand").uses());
        assertEquals(List.of(), alive(first, "thrown").uses());
        assertEquals(List.of(24), alive(first, "thrown").usesIfThrown());
        assertEquals(List.of(20, 26), alive(first, "twice").uses());
        Sleep last = all.sleeps().stream().filter(sleep -> sleep.line() == 27).findFirst().orElseThrow();
        assertEquals(List.of(27), alive(last, "(operand)").uses());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Fib", "Courier", ""})
    void thePageIsWellFormedAndRefersToNothingOutside(String name) throws Exception {
        Path reports = name.isEmpty() ? corpus() : compile("demo/" + name + ".java", resource(name + ".java"));
        String html = Files.readString(reports.resolve("states.html"));
        Document page = parse(html);
        Set<String> ids = new HashSet<>();
        for (Element element : elements(page)) {
            assertFalse(element.hasAttribute("src"), element.getTagName());
            assertFalse(Set.of("script", "link", "object", "iframe", "img", "base").contains(element.getTagName()), element.getTagName());
            assertTrue(element.getAttribute("id").isEmpty() || ids.add(element.getAttribute("id")), "twice: " + element.getAttribute("id"));
        }
        for (Element element : elements(page)) {
            String target = element.getAttribute("href");
            assertTrue(target.isEmpty() || target.startsWith("#") && ids.contains(target.substring(1)), target);
        }
        assertFalse(html.contains("url(") || html.contains("@import") || html.contains("://"), "the page loads something");
    }

    @Test
    void anyNameIsEscaped() throws Exception {
        String name = "A.<script>alert('1')</script> & \"b\" \\ \u0001 \u2028 é \ud83d\ude00 \ud83d";
        Alive variable = new Alive(0, name, name, Alive.Kind.LONG, 8, "cell 0+0", List.of(3), List.of());
        CoroutineStates coroutine = new CoroutineStates(name, name, name, "(" + name + ")", name, false, new CoroutineStates.Room(1, 0), new CoroutineStates.Room(1, 0), 1, 1, List.of(), 1, 2, List.of(),
                List.of(new Sleep(2, 3, name, new CoroutineStates.Child(name + "2", name, "opaque", new CoroutineStates.Room(0, 0), 0, 0), List.of(variable))));
        StateReport report = new StateReport(List.of(coroutine), 5, 6, null);
        assertEquals(report.coroutines(), ReadBack.report(report.json()).coroutines());
        Document page = parse(report.html());
        assertEquals(0, page.getElementsByTagName("script").getLength());
        String readable = name.replace('\u0001', '\ufffd').substring(0, name.length() - 1) + '\ufffd';
        assertTrue(page.getDocumentElement().getTextContent().contains(readable), page.getDocumentElement()::getTextContent);
        assertTrue(elements(page).stream().anyMatch(element -> element.getAttribute("title").startsWith(readable)));
    }

    @Test
    void aCompilationTwiceGivesTheSameReport() throws IOException {
        String source = resource("Courier.java");
        Path reports = compile("demo/Courier.java", source);
        List<String> first = List.of(Files.readString(reports.resolve("states.txt")), Files.readString(reports.resolve("states.json")), Files.readString(reports.resolve("states.html")));
        compile("demo/Courier.java", source);
        assertEquals(first, List.of(Files.readString(reports.resolve("states.txt")), Files.readString(reports.resolve("states.json")), Files.readString(reports.resolve("states.html"))));
    }

    @Test
    void aTreeSaysThatItEndsWhereTheReceiverDecides() throws IOException {
        Path reports = compile("demo/Source.java", """
                package demo;

                import dev.dormouse.*;

                interface Source {
                    @Coroutine(frame = @Frame(bytes = 16, refs = 1))
                    void values(Yield.OfInt out);

                    @Coroutine
                    static void twice(Yield.OfInt out, Source source) {
                        source.values(out);
                        source.values(out);
                    }
                }
                """);
        String text = Files.readString(reports.resolve("states.txt"));
        assertTrue(text.contains("\n    Source.values: 20 bytes, adds 28, dynamic: whatever the receiver has, which no depth counts, called from 2 places\n"), text);
        assertTrue(Files.readString(reports.resolve("states.html")).contains("\u00d7 2, whatever the receiver has, which no depth counts</span>"));
    }

    @Test
    void eachCoroutineWithChildrenStandsInATree() throws IOException {
        StateReport report = ReadBack.report(Files.readString(corpus().resolve("states.json")));
        List<String> trees = report.text().substring(report.text().indexOf("growth through nesting")).lines().map(line -> line.strip().replaceAll(": \\d+ byte.*", "")).toList();
        for (Findings found : report.findings().values()) {
            assertTrue(found.branches().isEmpty() || trees.contains(found.label()), found.label());
        }
    }

    @Test
    void whatAProfileHasRoomForIsToldInAllForms() throws Exception {
        Path profile = Files.writeString(folder.resolve("board.properties"), "arena = 1000\nloop.tasks = 10\npool.Fib.fibWithSum = 4\npool.Nap.nap = 3\n");
        Project project = new Project(folder.resolve("one")).source("Fib.java", resource("Fib.java")).source("Nap.java", """
                import dev.dormouse.*;

                class Nap {
                    @Coroutine(pool = 7)
                    static void nap(Async a, long millis) {
                        for (long i = 0; i < millis; i++) a.park();
                    }

                    @Coroutine
                    static void none(Async a) {
                        a.park();
                    }

                    static void start(dev.dormouse.PollLoop loop) {
                        NapCo.none(loop);
                    }
                }
                """);
        assertTrue(project.compile("-Adormouse.profile=" + profile, "-Adormouse.report=" + folder.resolve("reports")).success());
        String told = "profile board: 429 of 1000 bytes of the arena are for 2 pools and a loop of 10 tasks; 571 bytes are left; no capacity is stated for 1 other coroutine that can be started";
        assertTrue(Files.readString(folder.resolve("reports/states.txt")).contains(told + "\n  Fib.fibWithSum: 4 x (32 + 5) = 148 bytes\n  Nap.nap: 3 x (16 + 5) = 63 bytes\n  poll loop: 218 bytes\n"),
                Files.readString(folder.resolve("reports/states.txt")));
        StateReport read = ReadBack.report(Files.readString(folder.resolve("reports/states.json")));
        assertEquals(new PoolPlan("board", 1000, 429, 10, 218, List.of(new PoolPlan.Pool("Fib.fibWithSum", 32, 5, 4, 148), new PoolPlan.Pool("Nap.nap", 16, 5, 3, 63)), 1), read.plan());
        assertEquals(Files.readString(folder.resolve("reports/states.json")), read.json());
        assertTrue(parse(Files.readString(folder.resolve("reports/states.html"))).getDocumentElement().getTextContent().contains(told));
    }

    private static Alive alive(Sleep sleep, String name) {
        return sleep.variables().stream().filter(variable -> variable.name().equals(name)).findFirst().orElseThrow();
    }

    private static Findings find(Path reports, String name) throws IOException {
        return ReadBack.report(Files.readString(reports.resolve("states.json"))).findings().values().stream().filter(found -> found.coroutine().name().equals(name)).findFirst().orElseThrow();
    }

    /** Compiles one class with debug tables; gives the folder of its reports. */
    private Path compile(String file, String source) throws IOException {
        Project project = new Project(folder.resolve("one")).source(file, source);
        Path reports = folder.resolve("reports");
        Project.Outcome outcome = project.compile("-g", "-Adormouse.report=" + reports);
        assertEquals(List.of(), outcome.messages());
        return reports;
    }

    /** Compiles the runtime and the conformance corpus, once for all tests. */
    private static synchronized Path corpus() throws IOException {
        Path reports = shared.resolve("reports");
        if (!Files.exists(reports)) {
            // The generator of random programs calls the compiler.
            Project project = new Project(shared.resolve("corpus")).classPath(Path.of("target", "classes"));
            for (String module : List.of("runtime-core", "conformance")) {
                Path sources = Path.of("..", module, "src/main/java");
                try (Stream<Path> files = Files.walk(sources)) {
                    for (Path file : files.filter(file -> file.toString().endsWith(".java") && !file.endsWith("module-info.java")).sorted().toList()) {
                        project.source(sources.relativize(file).toString(), Files.readString(file));
                    }
                }
            }
            Project.Outcome outcome = project.compile("-g", "-Adormouse.report=" + reports);
            assertTrue(outcome.success(), outcome.messages()::toString);
        }
        return reports;
    }

    private static Document parse(String html) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Element> elements(Document page) {
        NodeList all = page.getElementsByTagName("*");
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < all.getLength(); i++) {
            elements.add((Element) all.item(i));
        }
        return elements;
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = StateReportTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
