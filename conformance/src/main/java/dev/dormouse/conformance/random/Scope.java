package dev.dormouse.conformance.random;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;

/** What may be written at a place in a coroutine: the variables in reach, where a jump may go, whether the place may sleep, and how much is still to be written. */
final class Scope {

    /** What may be done with a variable besides reading it. */
    enum Access {
        /** It may be assigned to. */
        FREE,
        /** It changes, but by the statement that it belongs to. */
        KEPT,
        /** Nothing is ever assigned to it, so that a lambda may capture it. */
        FINAL
    }

    /** A local variable, or what can be used like one. */
    record Variable(Type type, String name, Access access) {}

    /** A statement that a jump may name; whether one does. */
    static final class Target {

        final String label;
        final boolean loop;
        boolean broken;
        boolean continued;

        Target(String label, boolean loop) {
            this.label = label;
            this.loop = loop;
        }
    }

    final SplittableRandom random;
    final PortType port;

    /** The class. */
    final String owner;

    /** What the port is called here. */
    final String out;
    final Coroutine coroutine;

    /** The interfaces of which objects may be made. */
    final List<Dynamic> dynamics;

    /** How many nodes may still be written; the leaves that end a tree are written all the same. */
    int budget;

    /** Calls of other coroutines that may still be written: what they do multiplies. */
    int calls = 4;

    /** Above 0 where nothing may sleep. */
    int awake;

    /** Above 0 where nothing may return, jump or throw: in what cleans up a task that sleeps in its {@code finally} blocks. */
    int calm;

    /** Above 0 among the arguments of a constructor, where a switch expression may have no {@code try}. */
    int constructing;

    /** Above 0 in a switch expression, which is left with a value only. */
    int enclosed;

    /** Above 0 in a loop: scratch is made outside. */
    int looping;

    /** Those written before. */
    private final List<Coroutine> before;
    private final Deque<List<Coroutine>> objects = new ArrayDeque<>();
    private final Deque<List<Variable>> variables = new ArrayDeque<>();
    private final Deque<Target> targets = new ArrayDeque<>();
    private int names;

    /**
     * @param before the coroutines that may be called
     * @param dynamics the interfaces whose coroutines may be called
     */
    Scope(SplittableRandom random, String owner, PortType port, Coroutine coroutine, List<Coroutine> before, List<Dynamic> dynamics, int budget) {
        this(random, owner, port, "out", coroutine, before, dynamics, budget);
        for (Coroutine.Parameter parameter : coroutine.parameters()) {
            declare(parameter.type(), parameter.name(), parameter == Coroutine.LEVEL ? Access.FINAL : Access.FREE);
        }
    }

    private Scope(SplittableRandom random, String owner, PortType port, String out, Coroutine coroutine, List<Coroutine> before, List<Dynamic> dynamics, int budget) {
        this.random = random;
        this.owner = owner;
        this.port = port;
        this.out = out;
        this.coroutine = coroutine;
        this.before = before;
        this.dynamics = dynamics;
        this.budget = budget;
        push();
    }

    /** That of a lambda's body: of the variables here it sees those that it may capture. No name of the two is the same; see {@link #leave(Scope)}. */
    Scope lambda(Dynamic dynamic, int itsBudget) {
        List<Coroutine.Parameter> parameters = dynamic.parameters().stream().map(parameter -> new Coroutine.Parameter(parameter.type(), fresh("b"))).toList();
        Coroutine lambda = new Coroutine("", dynamic, false, Coroutine.Storage.EMBEDDED, coroutine.isStatic(), dynamic.result(), parameters, 0, List.of(), null);
        Scope inner = new Scope(random, owner, port, fresh("out"), lambda, dynamic.within(callable()), dynamics.subList(0, dynamic.level()), itsBudget);
        inner.names = names;
        for (List<Variable> block : variables) {
            block.stream().filter(variable -> variable.access() == Access.FINAL).forEach(inner.variables.peek()::add);
        }
        parameters.forEach(parameter -> inner.declare(parameter.type(), parameter.name(), Access.FREE));
        return inner;
    }

    /** Goes on behind a lambda. */
    void leave(Scope lambda) {
        names = lambda.names;
    }

    void push() {
        variables.push(new ArrayList<>());
        objects.push(new ArrayList<>());
    }

    void pop() {
        variables.pop();
        objects.pop();
    }

    void declare(Type type, String name, Access access) {
        variables.peek().add(new Variable(type, name, access));
    }

    void declare(Dynamic dynamic, String name) {
        objects.peek().add(dynamic.by(name));
    }

    /** The coroutines that may be called here. */
    List<Coroutine> callable() {
        List<Coroutine> callable = new ArrayList<>(before);
        objects.forEach(callable::addAll);
        return callable;
    }

    /** A name that is new in the coroutine. */
    String fresh(String prefix) {
        return prefix + ++names;
    }

    /** The variables of a type that are in reach. */
    List<Variable> variables(Type type) {
        List<Variable> found = new ArrayList<>();
        for (List<Variable> block : variables) {
            for (Variable variable : block) {
                if (variable.type() == type) {
                    found.add(variable);
                }
            }
        }
        return found;
    }

    void enter(Target target) {
        targets.push(target);
    }

    void leave() {
        targets.pop();
    }

    /** Where a jump may go; nowhere from inside a switch expression. */
    List<Target> targets() {
        return enclosed > 0 || calm > 0 ? List.of() : List.copyOf(targets);
    }

    /** Which targets are jumped to so far; see {@link #forget}. */
    List<Boolean> jumps() {
        List<Boolean> jumps = new ArrayList<>();
        targets.forEach(target -> {
            jumps.add(target.broken);
            jumps.add(target.continued);
        });
        return jumps;
    }

    /** Takes back the jumps since {@link #jumps}: a {@code finally} that does not complete swallows them. */
    void forget(List<Boolean> jumps) {
        int i = 0;
        for (Target target : targets) {
            target.broken = jumps.get(i++);
            target.continued = jumps.get(i++);
        }
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    @SafeVarargs
    final <T> T any(T... of) {
        return of[random.nextInt(of.length)];
    }
}
