package dev.dormouse.conformance.random;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.StringJoiner;

import dev.dormouse.conformance.random.Coroutine.Parameter;
import dev.dormouse.conformance.random.Coroutine.Storage;
import dev.dormouse.conformance.random.Program.Style;

/** Grows programs: the seed and a number make a program. */
final class Programs {

    private static final int LEVELS = 4;
    private static final int ROOTS = 2;
    private static final int SCRIPTS = 5;
    private static final List<Type> PARAMETERS = List.of(Type.INT, Type.INT, Type.LONG, Type.BYTE, Type.SHORT, Type.CHAR, Type.BOOLEAN, Type.FLOAT, Type.DOUBLE, Type.TEXT, Type.INTS, Type.OBJECT);

    private static final List<Coroutine> ELSEWHERE = List.of(Coroutine.elsewhere("some", Type.INT, Type.INT), Coroutine.elsewhere("cleaned", Type.TEXT, Type.TEXT, Type.LONG),
            Coroutine.elsewhere("boxed", Type.LONG, Type.INTS, Type.BYTE), Coroutine.elsewhere("never", Type.OBJECT, Type.OBJECT));

    private final long seed;

    Programs(long seed) {
        this.seed = seed;
    }

    Program program(int number) {
        SplittableRandom random = new SplittableRandom(seed * 0x9e3779b97f4a7c15L + number).split();
        PortType port = random.nextInt(6) == 0 ? PortType.ASYNC : random.nextBoolean() ? PortType.GENERATORS.get(0) : PortType.GENERATORS.get(random.nextInt(PortType.GENERATORS.size()));
        boolean task = port.isTask();
        Style style = new Style(task, task && random.nextBoolean(), random.nextInt(3) == 0, random.nextInt(6) == 0);
        String name = "P" + number;
        // In a frame there is no scratch.
        List<Dynamic> dynamics = !style.scratch() && random.nextBoolean() ? dynamics(random) : List.of();
        List<Coroutine> coroutines = new ArrayList<>();
        for (int i = random.nextInt(5) + (port.resume() == null ? 1 : 0); i > 0; i--) {
            coroutines.add(!dynamics.isEmpty() && random.nextInt(4) == 0 ? implementing(random, name, port, style, dynamics, coroutines) : coroutine(random, name, port, style, dynamics, coroutines, false));
        }
        List<Coroutine> callable = List.copyOf(coroutines);
        for (int i = random.nextInt(ROOTS); i >= 0; i--) {
            coroutines.add(coroutine(random, name, port, style, dynamics, callable, true).withName("root" + i));
        }
        List<String> scripts = new ArrayList<>();
        for (int i = 0; i < SCRIPTS; i++) {
            scripts.add((i == 0 ? task ? "s*ss*" : "s*s*n" : task ? tasks(random) : generator(random)) + " " + random.nextInt(12));
        }
        return new Program(name, port, style, dynamics, List.copyOf(coroutines), List.copyOf(scripts));
    }

    private static List<Dynamic> dynamics(SplittableRandom random) {
        List<Dynamic> dynamics = new ArrayList<>();
        for (int i = random.nextInt(Dynamic.LEVELS); i >= 0; i--) {
            dynamics.add(new Dynamic(dynamics.size(), result(random), parameters(random)));
        }
        return List.copyOf(dynamics);
    }

    /** One in a class of its own. */
    private static Coroutine implementing(SplittableRandom random, String owner, PortType port, Style style, List<Dynamic> dynamics, List<Coroutine> before) {
        Dynamic dynamic = dynamics.get(random.nextInt(dynamics.size()));
        Storage storage = random.nextInt(6) > 0 ? Storage.EMBEDDED : Storage.BOXED;
        Coroutine coroutine = new Coroutine("m" + before.size(), dynamic, random.nextBoolean(), storage, true, dynamic.result(), dynamic.parameters(), 0, List.of(), null);
        Scope scope = new Scope(random, owner, port, coroutine, dynamic.within(before), dynamics.subList(0, dynamic.level()), 10 + random.nextInt(20));
        return coroutine.withBody(new Statements(scope, style).body(1 + random.nextInt(2), 1 + random.nextInt(3)));
    }

    private static Type result(SplittableRandom random) {
        return random.nextInt(6) == 0 ? null : Type.ALL.get(random.nextInt(Type.ALL.size()));
    }

    private static List<Parameter> parameters(SplittableRandom random) {
        List<Parameter> parameters = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            parameters.add(new Parameter(PARAMETERS.get(random.nextInt(PARAMETERS.size())), "a" + i));
        }
        return parameters;
    }

    private static Coroutine coroutine(SplittableRandom random, String owner, PortType port, Style style, List<Dynamic> dynamics, List<Coroutine> before, boolean root) {
        List<Coroutine> callable = new ArrayList<>(before.stream().filter(coroutine -> coroutine.level() < LEVELS).toList());
        if (port == PortType.GENERATORS.get(0) && random.nextInt(3) == 0) {
            callable.addAll(ELSEWHERE);
        }
        Storage storage = random.nextInt(6) > 0 ? Storage.EMBEDDED : root || random.nextBoolean() ? Storage.BOXED : Storage.NESTED;
        List<Parameter> parameters = new ArrayList<>();
        if (storage == Storage.NESTED) {
            parameters.add(Coroutine.LEVEL);
        }
        boolean leaf = !root && random.nextBoolean();
        // A small one may stand for that of an interface, by a reference to it.
        Dynamic like = leaf && storage != Storage.NESTED && !dynamics.isEmpty() && random.nextInt(3) > 0 ? dynamics.get(random.nextInt(dynamics.size())) : null;
        parameters.addAll(like == null ? parameters(random) : like.parameters());
        List<String> arguments = new ArrayList<>();
        for (int i = root ? 1 + random.nextInt(2) : 0; i > 0; i--) {
            StringJoiner row = new StringJoiner(",");
            parameters.forEach(parameter -> row.add(argument(random, parameter.type())));
            arguments.add(row.toString());
        }
        Type result = like == null ? result(random) : like.result();
        Coroutine coroutine = new Coroutine("m" + before.size(), null, !root && random.nextInt(8) > 0, storage, random.nextInt(5) < 3, result, List.copyOf(parameters), 0, arguments, null);
        Scope scope = new Scope(random, owner, port, coroutine, leaf ? List.of() : callable, leaf ? List.of() : dynamics, leaf ? 12 : 15 + random.nextInt(75));
        Node.Block body = new Statements(scope, style).body(leaf ? 1 : 2 + random.nextInt(3), leaf ? 1 + random.nextInt(2) : 2 + random.nextInt(6));
        return coroutine.withLevel(leaf ? 0 : 1 + callable.stream().mapToInt(Coroutine::level).max().orElse(0)).withBody(body);
    }

    private static String argument(SplittableRandom random, Type type) {
        List<String> values = switch (type) {
            case BOOLEAN -> List.of("true", "false");
            case CHAR -> List.of("a", "MAX", "MIN");
            case FLOAT -> List.of("1.5", "-0.0", "#7fc00123");
            case DOUBLE -> List.of("2.25", "-1", "#fff8000000000123");
            case TEXT, OBJECT -> List.of("a", "argument", "null");
            case INTS -> List.of("1;2;3;4", "9", "null");
            default -> List.of("0", "1", "5", "-7", "MIN", "MAX");
        };
        return values.get(random.nextInt(values.size()));
    }

    private static String generator(SplittableRandom random) {
        StringBuilder script = new StringBuilder("s");
        for (int i = random.nextInt(14); i > 0; i--) {
            int choice = random.nextInt(20);
            script.append(choice < 16 ? "n" : choice < 17 ? "c" : choice < 19 ? "s" : "*");
        }
        return script.append(random.nextBoolean() ? "cn" : "").toString();
    }

    private static String tasks(SplittableRandom random) {
        StringBuilder script = new StringBuilder("s");
        for (int i = random.nextInt(12); i > 0; i--) {
            int choice = random.nextInt(20);
            script.append(choice < 8 ? "t" : choice < 15 ? "w" : choice < 17 ? "c" : choice < 19 ? "s" : "*");
        }
        return script.append(random.nextBoolean() ? "c*" : "").toString();
    }
}
