package dev.dormouse.compiler.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Whatever the lint says of a library's calls is so: each call that it knows is made here, and allocates. */
class KnownCallsTest {

    private static final int TIMES = 8;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final String text = new String(" Abc def ");
    private final StringBuilder builder = new StringBuilder("abc");
    private final Object object = new Object();
    private final int[] array = {1, 2};
    private final String[] texts = {"a", "b"};
    private final ArrayList<String> list = new ArrayList<>(List.of("a", "b"));
    private final BigDecimal decimal = new BigDecimal("12345.6789");
    private final BigInteger integer = new BigInteger("123456789012345678901234567890");
    private final ByteBuffer bytes = ByteBuffer.allocate(16);
    private final CharBuffer chars = CharBuffer.allocate(16);
    private final Pattern pattern = Pattern.compile("b");
    private final Matcher matcher = pattern.matcher("abc");
    private final Instant instant = Instant.now();
    private final Duration duration = Duration.ofMillis(5);
    private final int big = Integer.parseInt("123456");

    private interface Sample extends Callable<Object> {}

    private List<Sample> samples() {
        matcher.find();
        return List.of(
                () -> big + text, () -> (Integer) big, () -> (long) big, () -> (char) big, () -> (short) big, () -> (float) big, () -> (double) big,
                () -> array.clone(), () -> TimeUnit.values(), () -> list.iterator(), () -> object.toString(), () -> list.toString(), () -> builder.toString(),
                () -> text.chars(), () -> text.concat("x"), () -> String.format("x"), () -> text.formatted(), () -> text.getBytes(), () -> String.join(",", texts), () -> text.repeat(2),
                () -> text.replace('b', 'x'), () -> text.split(","), () -> text.strip(), () -> text.subSequence(1, 3), () -> text.substring(2), () -> text.toCharArray(), () -> text.toLowerCase(),
                () -> text.toUpperCase(), () -> text.trim(), () -> String.valueOf(big), () -> builder.subSequence(0, 1), () -> builder.substring(1),
                () -> Character.toChars(big), () -> Character.toString('x'), () -> Double.parseDouble("1.25"), () -> Double.toString(1.25), () -> Float.parseFloat("1.25"), () -> Float.toString(1.25f),
                () -> Integer.toBinaryString(big), () -> Integer.toHexString(big), () -> Integer.toOctalString(big), () -> Integer.toString(big),
                () -> Long.toBinaryString(big), () -> Long.toHexString(big), () -> Long.toOctalString(big), () -> Long.toString(big),
                () -> decimal.add(decimal), () -> decimal.divide(decimal), () -> decimal.multiply(decimal), () -> decimal.subtract(BigDecimal.ONE), () -> BigDecimal.valueOf(1_234_567L),
                () -> integer.add(integer), () -> integer.divide(BigInteger.TWO), () -> integer.multiply(integer), () -> integer.subtract(BigInteger.ONE), () -> BigInteger.valueOf(1_234_567L),
                () -> bytes.asIntBuffer(), () -> bytes.duplicate(), () -> bytes.slice(), () -> ByteBuffer.allocate(1), () -> ByteBuffer.wrap(new byte[0]),
                () -> chars.asReadOnlyBuffer(), () -> chars.duplicate(), () -> chars.slice(), () -> CharBuffer.allocate(1), () -> CharBuffer.wrap(text),
                () -> StandardCharsets.UTF_8.decode(bytes.clear()), () -> StandardCharsets.UTF_8.encode(text), () -> StandardCharsets.UTF_8.newDecoder(), () -> StandardCharsets.UTF_8.newEncoder(),
                () -> Duration.ofSeconds(big), () -> duration.plusMillis(big), () -> Instant.now(), () -> Instant.ofEpochSecond(big), () -> instant.plusMillis(big), () -> LocalDateTime.now(), () -> LocalDateTime.of(2026, 1, 2, 3, 4),
                () -> list.listIterator(), () -> list.parallelStream(), () -> list.stream(), () -> list.subList(0, 1), () -> list.toArray(), () -> Arrays.asList(texts), () -> Arrays.copyOf(array, 1), () -> Arrays.toString(array),
                () -> Collections.nCopies(2, "a"), () -> Collections.singleton("a"), () -> Collections.synchronizedList(list), () -> Collections.unmodifiableList(list),
                () -> EnumSet.allOf(TimeUnit.class), () -> EnumSet.noneOf(TimeUnit.class), () -> EnumSet.of(TimeUnit.DAYS), () -> List.copyOf(list), () -> List.of("a"), () -> Map.copyOf(new HashMap<>(Map.of("a", "b"))), () -> Map.entry("a", "b"),
                () -> Map.of("a", "b"), () -> Objects.toString(object), () -> Optional.of("a"), () -> Set.copyOf(list), () -> Set.of("a"), () -> UUID.fromString("00000000-0000-0001-0000-000000000001"), () -> UUID.randomUUID(),
                () -> matcher.group(), () -> Pattern.compile("a"), () -> pattern.matcher("abc"), () -> pattern.split("abc"), () -> IntStream.of(1, 2), () -> IntStream.range(0, 2), () -> Stream.of("a", "b"));
    }

    /** Samples that need something of the system. */
    private List<Sample> samplesOutside(Path file, ServerSocketChannel server, DatagramChannel receiver, DatagramChannel[] senders) {
        return List.of(
                () -> InetAddress.getLoopbackAddress().getAddress(), () -> InetAddress.getAllByName("127.0.0.1"), () -> InetAddress.getByAddress(new byte[4]), () -> InetAddress.getByName("127.0.0.1"),
                () -> {
                    for (DatagramChannel sender : senders) {
                        sender.send(bytes.clear(), receiver.getLocalAddress());
                        receiver.receive(bytes.clear());
                    }
                    return null;
                },
                () -> closed(DatagramChannel.open()), () -> closed(FileChannel.open(file)), () -> closed(Selector.open()), () -> server.accept(), () -> closed(ServerSocketChannel.open()), () -> closed(SocketChannel.open()),
                () -> {
                    try (FileChannel channel = FileChannel.open(file)) {
                        return channel.map(FileChannel.MapMode.READ_ONLY, 0, 1);
                    }
                },
                () -> closed(Files.lines(file)), () -> closed(Files.newInputStream(file)), () -> Files.readString(file), () -> Files.writeString(file, "x"), () -> Path.of("a"), () -> file.resolve("a"), () -> file.getFileName().toAbsolutePath());
    }

    private static Object closed(AutoCloseable opened) throws Exception {
        opened.close();
        return opened;
    }

    @Test
    void eachCallThatIsKnownAllocates(@TempDir Path folder) throws Exception {
        try (ServerSocketChannel server = ServerSocketChannel.open(); DatagramChannel receiver = DatagramChannel.open(); DatagramChannel first = DatagramChannel.open(); DatagramChannel second = DatagramChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)).configureBlocking(false);
            receiver.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            List<Sample> samples = new ArrayList<>(samples());
            samples.addAll(samplesOutside(Files.writeString(folder.resolve("file"), "text"), server, receiver, new DatagramChannel[] {first, second}));
            if (Runtime.version().feature() >= 25) {
                samples.add(() -> {
                    Thread.sleep(1);
                    return null;
                });
            }
            for (int i = 0; i < samples.size(); i++) {
                assertTrue(allocated(samples.get(i)) >= TIMES * 8, "sample " + i + " allocates nothing");
            }
        }
    }

    private static long allocated(Sample sample) throws Exception {
        sample.call(); // what it allocates once
        sample.call();
        long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
        for (int i = 0; i < TIMES; i++) {
            sample.call();
        }
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    }

    @Test
    void eachCallThatIsKnownHasASample() throws IOException {
        ClassNode own = new ClassNode();
        new ClassReader(KnownCallsTest.class.getName()).accept(own, 0);
        Project none = new Project(Map.of(), type -> Set.of(type));
        Set<String> missing = new LinkedHashSet<>();
        for (KnownCalls.Line line : KnownCalls.LINES) {
            line.methods().forEach(method -> missing.add(line.type() + " " + method));
        }
        Set<String> sampled = new HashSet<>();
        for (MethodNode method : own.methods) {
            method.instructions.forEach(instruction -> {
                if (instruction instanceof MethodInsnNode call && method.name.startsWith("lambda$samples") && KnownCalls.allocation(call, none) != null) {
                    KnownCalls.LINES.forEach(line -> line.methods().stream().filter(name -> new KnownCalls.Line(line.type(), List.of(name)).covers(call))
                            .forEach(name -> sampled.add(line.type() + " " + name)));
                }
            });
        }
        missing.removeAll(sampled);
        assertEquals(Set.of("java/lang/Object clone", "java/lang/Thread sleep"), missing, "clone is protected; sleep allocates on later JDKs only");
        assertNotNull(KnownCalls.allocation(new MethodInsnNode(Opcodes.INVOKESTATIC, "java/lang/Thread", "sleep", "(J)V"), none));
    }
}
