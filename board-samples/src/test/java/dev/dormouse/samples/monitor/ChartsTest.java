package dev.dormouse.samples.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dormouse.samples.Page;
import dev.dormouse.samples.Pages;
import dev.dormouse.samples.http.Site;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class ChartsTest {

    private static final long STEP = 2_000_000_000;

    @TempDir
    Path folder;

    @Test
    void aBoard() {
        Vitals vitals = Recording.read(Program.recorded("board"), 1);
        String text = text(read(write(vitals, new History(STEP))));
        assertEquals("board-monitor up 00:51:04, tasks 2 of 163 "
                + "Processors 8.3 % 100 % 0 10 minutes ago now Memory 38.7 %, 165.1 MiB of 426.9 MiB 100 % 0 10 minutes ago now "
                + "Load 0.52 in 1, 0.58 in 5, 0.59 in 15 min 1 0 10 minutes ago now Network unknown 1.0 KiB/s 0 10 minutes ago now "
                + "Temperatures cpu-thermal 48.3 \u00b0C outside -1.3 \u00b0C For Prometheus: /metrics", text);
    }

    @Test
    void beforeTheFirstSampleAllIsUnknown() {
        String text = text(read(write(new Vitals(Sources.find(folder, folder)), new History(STEP))));
        assertFalse(text.matches(".*[1-9]\\.[0-9].*%.*"), text);
        assertTrue(text.startsWith("board-monitor up unknown"), text);
    }

    @Test
    void whatIsStaleIsNamed() {
        String text = text(read(write(Recording.read(Program.recorded("torn"), 1), new History(STEP))));
        assertTrue(text.contains("not to be read now: stat meminfo loadavg net/dev uptime thermal_zone0 "), text);
    }

    @Test
    void countersThatLeapStillFitAScale() throws IOException {
        Path net = Files.createDirectories(folder.resolve("net")).resolve("dev");
        writeCounters(net, 0);
        try (Sources sources = Sources.find(folder, folder)) {
            Vitals vitals = new Vitals(sources);
            Recording.read(vitals, 1, 1);
            writeCounters(net, Text.MOST);
            Recording.read(vitals, 10_000_001, 1);
            assertEquals(Text.MOST, vitals.network.receivedPerSecond(0));
            History history = new History(STEP);
            history.add(vitals);
            String text = text(read(write(vitals, history)));
            assertTrue(text.contains("Network 47.9 PiB"), text);
        }
    }

    private static void writeCounters(Path net, long bytes) throws IOException {
        StringBuilder text = new StringBuilder("\n\n");
        for (int i = 0; i < 6; i++) {
            text.append("eth").append(i).append(':').append((" " + bytes).repeat(9)).append(" 0\n");
        }
        Files.writeString(net, text);
    }

    @Test
    void namesThatMeanHarmStayText() throws IOException {
        Path zone = Files.createDirectories(folder.resolve("sys/class/thermal/thermal_zone0"));
        Files.writeString(zone.resolve("temp"), "1000\n");
        Files.writeString(zone.resolve("type"), "<script>'\"&amp;\u0001\n");
        Document page = read(write(Recording.read(folder, 1), new History(STEP)));
        assertTrue(text(page).contains("<script>'\"&amp;? 1.0 \u00b0C"), text(page));
        assertEquals(0, page.getElementsByTagName("script").getLength());
    }

    @Test
    void theNewestIsAtTheRightAndAnInterruptionIsABreak() throws IOException {
        History history = new History(STEP);
        Files.writeString(folder.resolve("loadavg"), "1.00 1.00 1.00 1/1 1\n");
        Vitals vitals = new Vitals(Sources.find(folder, folder));
        for (int step : new int[] {0, 1, 3, 50, 51}) {
            Files.writeString(folder.resolve("loadavg"), (step == 51 ? "2.00" : "0.50") + " 1.00 1.00 1/1 1\n");
            Recording.read(vitals, step * STEP, 1);
            history.add(vitals);
        }
        assertTrue(paths(read(write(vitals, history))).contains("M248,75.0h0L 249,75.0 251,75.0M298,75.0h0L 299,0.0"));
    }

    @Test
    void theFullestPageFits() throws IOException {
        Vitals vitals = new Vitals(Sources.find(Recording.largest(folder), folder.resolve("sys/class/thermal")));
        History history = new History(STEP);
        for (int step = 0; step < 2 * History.STEPS; step++) {
            vitals.uptime(Text.MOST);
            Recording.read(vitals, step * STEP, 1);
            Files.writeString(folder.resolve("loadavg"), 100_000_000 + step + ".37 1.00 1.00 1/1 1\n");
            Files.writeString(folder.resolve("net/dev"), "\n\nx: " + 4_000_000_000_000L * step + " 0 0 0 0 0 0 0 " + 3_000_000_000_000L * step + " 0\n");
            history.add(vitals);
        }
        String page = write(vitals, history);
        read(page);
        assertTrue(page.length() > 15_000);
    }

    private static String write(Vitals vitals, History history) {
        Page page = new Page(Site.MOST_BYTES);
        Charts.write(vitals, history, page);
        return Pages.take(page);
    }

    /** As XML, which it is as well but for what stands before and elements that have no end; that is judged by a browser, and by this. */
    private static Document read(String page) {
        String xml = page.replace("<!doctype html>\n", "<!DOCTYPE html [<!ENTITY deg '&#176;'>]>").replaceAll("(<meta [^>]*)>", "$1/>");
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError(xml, e);
        }
    }

    /** What is to be read, in order, with blanks where another element begins. */
    private static String text(Document page) {
        StringBuilder text = new StringBuilder();
        collect(page.getElementsByTagName("body").item(0), text);
        return text.toString().replaceAll("\\s+", " ").replace(" ,", ",").strip();
    }

    private static void collect(Node node, StringBuilder text) {
        if (node.getNodeType() == Node.TEXT_NODE) {
            text.append(node.getNodeValue()).append(' ');
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            collect(child, text);
        }
    }

    private static List<String> paths(Document page) {
        NodeList paths = page.getElementsByTagName("path");
        List<String> drawn = new ArrayList<>();
        for (int i = 0; i < paths.getLength(); i++) {
            drawn.add(((Element) paths.item(i)).getAttribute("d"));
        }
        return drawn;
    }
}
