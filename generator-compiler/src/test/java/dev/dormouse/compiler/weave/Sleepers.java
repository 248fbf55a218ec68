package dev.dormouse.compiler.weave;

import dev.dormouse.compiler.Option;
import dev.dormouse.compiler.Weaving;
import dev.dormouse.compiler.coroutine.Annotations;
import dev.dormouse.compiler.coroutine.Coroutine;
import dev.dormouse.compiler.coroutine.Names;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;

/**
 * The corpus {@code Sleeper.java}, compiled once, and what its coroutines do: un-woven, where the port answers at once, or woven, driven as docs/contract.md says in a record that was
 * full of rubbish. A trace is what was yielded and noted and how it ended.
 */
final class Sleepers {

    /** Cells and references around a record, which nobody may touch. */
    private static final int MARGIN = 3;
    private static final long RUBBISH = 0xdead_beef_dead_beefL;
    private static final String STALE = new String("stale");

    private static final Map<String, byte[]> CLASSES = compile();

    private final Map<String, byte[]> classes;
    private final ClassLoader loader;
    private final Class<?> sleeper;

    private Sleepers(Map<String, byte[]> classes) {
        this.classes = classes;
        loader = new ClassLoader(ClassLoader.getPlatformClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                byte[] bytes = classes.get(name.replace('.', '/'));
                if (bytes == null) {
                    throw new ClassNotFoundException(name);
                }
                return defineClass(name, bytes, 0, bytes.length);
            }
        };
        sleeper = load("Sleeper");
    }

    private static Map<String, byte[]> compile() {
        try {
            Path folder = Files.createTempDirectory("sleepers");
            List<String> arguments = new ArrayList<>(List.of("--release", "17", "-proc:none", "-nowarn", "-d", folder.toString(),
                    "src/test/resources/dev/dormouse/compiler/weave/Sleeper.java"));
            for (String module : List.of("../alloc-arena/src/main/java", "../runtime-core/src/main/java")) {
                try (Stream<Path> files = Files.walk(Path.of(module))) {
                    files.map(Path::toString).filter(name -> name.endsWith(".java") && !name.endsWith("module-info.java")).forEach(arguments::add);
                }
            }
            if (ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)) != 0) {
                throw new IllegalStateException("Sleeper.java does not compile");
            }
            Map<String, byte[]> classes = new TreeMap<>();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(file -> file.toString().endsWith(".class")).toList()) {
                    String name = folder.relativize(file).toString();
                    classes.put(name.substring(0, name.length() - ".class".length()), Files.readAllBytes(file));
                    Files.delete(file);
                }
            }
            return classes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Sleepers unwoven() {
        return new Sleepers(CLASSES);
    }

    static Sleepers woven(Set<Option> options) {
        return new Sleepers(weave(options));
    }

    /** The coroutines of Sleeper by name, laid out and not woven. {@code change} is given the class before. */
    static Map<String, Coroutine> laidOut(Consumer<ClassNode> change) {
        Map<String, ClassNode> nodes = new TreeMap<>();
        CLASSES.forEach((name, bytes) -> {
            if (!name.contains("/")) {
                ClassNode node = new ClassNode();
                new ClassReader(bytes).accept(node, ClassReader.EXPAND_FRAMES);
                nodes.put(name, node);
            }
        });
        change.accept(nodes.get("Sleeper"));
        Program program = Modules.laidOut(nodes, name -> null);
        Map<String, Coroutine> coroutines = new TreeMap<>();
        program.coroutines().forEach(coroutine -> coroutines.put(coroutine.name(), coroutine));
        return coroutines;
    }

    /** All classes, those of Sleeper woven. */
    static Map<String, byte[]> weave(Set<Option> options) {
        Map<String, byte[]> own = new TreeMap<>(CLASSES);
        own.keySet().removeIf(name -> name.contains("/"));
        Weaving weaving = Weave.run(own, name -> null, options, null);
        if (!weaving.refusals().isEmpty()) {
            throw new AssertionError(weaving.refusals());
        }
        Map<String, byte[]> all = new HashMap<>(CLASSES);
        all.putAll(weaving.classes());
        return all;
    }

    private Class<?> load(String name) {
        try {
            return Class.forName(name, true, loader);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /** The public coroutines. */
    List<String> coroutines() {
        List<String> names = new ArrayList<>();
        for (Method method : sleeper.getMethods()) {
            if (!method.isSynthetic() && method.getDeclaringClass() == sleeper) {
                names.add(method.getName());
            }
        }
        names.sort(null);
        return names;
    }

    /** What the port answers at the n-th sleep: all kinds of numbers, and now and then a negative one. */
    private static int answer(int variant, int step) {
        return variant == 0 ? step + 1 : (step * 0x9e37 + variant) % 7 == 0 ? -step - 1 : step * 0x1234_5677 * variant >>> 3;
    }

    private List<?> notes(String field) throws ReflectiveOperationException {
        return (List<?>) sleeper.getField(field).get(null);
    }

    private void begin() throws ReflectiveOperationException {
        notes("NOTES").clear();
        notes("DEAD").clear();
    }

    private Method method(String coroutine) {
        return Arrays.stream(sleeper.getMethods()).filter(method -> method.getName().equals(coroutine)).findFirst().orElseThrow();
    }

    private interface Answer {

        int next() throws Throwable;
    }

    /** A port of the type that a coroutine takes. It notes what it is given, and refuses -1 if it is given two values. */
    private Object port(Method coroutine, List<String> trace, Answer answer) {
        return Proxy.newProxyInstance(loader, new Class<?>[] {coroutine.getParameterTypes()[0]}, (proxy, method, arguments) -> {
            trace.add("yields " + Arrays.toString(arguments) + " " + notes("NOTES"));
            if (arguments.length == 2 && arguments[0].equals(-1)) {
                throw new IllegalStateException("port");
            }
            return answer.next();
        });
    }

    /** Runs a coroutine as javac compiled it; {@code cancelAt} is the sleep at which it is cancelled, -1 for none. */
    List<String> plain(String coroutine, int n, int variant, int cancelAt) throws ReflectiveOperationException {
        begin();
        List<String> trace = new ArrayList<>();
        Method method = method(coroutine);
        Throwable cancelled = (Throwable) load("dev.dormouse.Cancelled").getField("INSTANCE").get(null);
        int[] step = {0};
        Object port = port(method, trace, () -> {
            int now = step[0]++;
            if (now == cancelAt) {
                throw cancelled;
            }
            return answer(variant, now);
        });
        try {
            trace.add("returns " + method.invoke(null, port, n) + " " + notes("NOTES"));
        } catch (InvocationTargetException e) {
            trace.add("throws " + e.getCause() + " " + notes("NOTES"));
        }
        return trace;
    }

    /** The same of a woven one, in a record between others. */
    List<String> driven(String coroutine, int n, int variant, int cancelAt) throws ReflectiveOperationException {
        begin();
        List<String> trace = new ArrayList<>();
        Method method = method(coroutine);
        boolean takesValues = method.getParameterTypes()[0].getName().equals("Sleeper$AskTwo");
        Object port = takesValues ? port(method, trace, () -> 0) : null;
        Method poll = synthetic(sleeper, coroutine + "$poll$");
        Method drive = synthetic(load("SleeperCo"), coroutine + "$drive$");
        Layout layout = layout(coroutine);
        long[] cells = new long[layout.cells + 2 * MARGIN];
        Object[] refs = new Object[layout.refs + 2 * MARGIN];
        Arrays.fill(cells, RUBBISH);
        Arrays.fill(refs, STALE);
        for (String slot : layout.scratch) {
            String[] part = slot.split(":");
            refs[MARGIN + Integer.parseInt(part[0])] = part[1].equals("ints") ? new int[Integer.parseInt(part[2])] : new byte[Integer.parseInt(part[2])];
        }
        Class<?> registers = load("dev.dormouse.woven.Registers");
        Object cx = registers.getConstructor().newInstance();
        int step = 0;
        try {
            int state = (int) poll.invoke(null, port, n, cx, cells, refs, MARGIN, MARGIN, 1);
            while (state != 0) {
                if (!takesValues) {
                    trace.add("yields [" + registers.getField("i").get(cx) + "] " + notes("NOTES"));
                }
                check(cells, refs);
                if (step == cancelAt) {
                    registers.getField("thrown").set(cx, load("dev.dormouse.Cancelled").getField("INSTANCE").get(null));
                    state = -state;
                } else {
                    registers.getField("i").set(cx, answer(variant, step));
                }
                step++;
                state = (int) drive.invoke(null, port, cx, cells, refs, MARGIN, MARGIN, state);
            }
            trace.add("returns " + result(registers, cx, method.getReturnType()) + " " + notes("NOTES"));
        } catch (InvocationTargetException e) {
            trace.add("throws " + e.getCause() + " " + notes("NOTES"));
        }
        return trace;
    }

    private static Object result(Class<?> registers, Object cx, Class<?> type) throws ReflectiveOperationException {
        String register = type == int.class ? "i" : type == long.class ? "j" : type == double.class ? "d" : "a";
        return registers.getField(register).get(cx);
    }

    /** At a sleep nothing around the record is touched, and nothing in it or in its boxes is older than the activation or dead. */
    private void check(long[] cells, Object[] refs) throws ReflectiveOperationException {
        for (int i = 0; i < MARGIN; i++) {
            if (cells[i] != RUBBISH || cells[cells.length - 1 - i] != RUBBISH || refs[i] != STALE || refs[refs.length - 1 - i] != STALE) {
                throw new AssertionError("a neighbour's record is written");
            }
        }
        checkReferences(refs, MARGIN, refs.length - MARGIN);
    }

    private void checkReferences(Object[] refs, int from, int to) throws ReflectiveOperationException {
        for (int i = from; i < to; i++) {
            for (Object object : notes("DEAD")) {
                if (refs[i] == object) {
                    throw new AssertionError("reference " + (i - from) + " holds " + object + ", which is dead");
                }
            }
            if (refs[i] == STALE) {
                throw new AssertionError("reference " + (i - from) + " was there before the start");
            }
            if (refs[i] != null && refs[i].getClass().getName().equals("dev.dormouse.woven.Box")) {
                Object[] boxed = (Object[]) refs[i].getClass().getField("refs").get(refs[i]);
                checkReferences(boxed, 0, boxed.length);
            }
        }
    }

    private static Method synthetic(Class<?> owner, String prefix) {
        for (Method method : owner.getDeclaredMethods()) {
            if (method.getName().startsWith(prefix)) {
                method.setAccessible(true);
                return method;
            }
        }
        throw new AssertionError("no " + prefix + " in " + owner);
    }

    /** What the weaver noted in the class file. */
    Layout layout(String coroutine) {
        ClassNode node = new ClassNode();
        new ClassReader(classes.get("Sleeper")).accept(node, ClassReader.SKIP_CODE);
        AnnotationNode layout = node.methods.stream().filter(method -> method.name.equals(coroutine)).map(method -> Annotations.find(method.invisibleAnnotations, Names.LAYOUT))
                .findFirst().orElseThrow();
        List<String> scratch = new ArrayList<>();
        if (Annotations.element(layout, "scratch") instanceof List<?> slots) {
            slots.forEach(slot -> scratch.add((String) slot));
        }
        return new Layout((Integer) Annotations.element(layout, "cells"), (Integer) Annotations.element(layout, "refs"), (Integer) Annotations.element(layout, "states"), scratch);
    }

    /** A record inside a parent. */
    record Layout(int cells, int refs, int states, List<String> scratch) {}
}
