package dev.dormouse.conformance.random;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import dev.dormouse.conformance.random.Node.Block;
import dev.dormouse.conformance.random.Node.Expr;
import dev.dormouse.conformance.random.Node.Stmt;
import dev.dormouse.conformance.random.Node.Text;

/**
 * Makes a program that fails smaller, as long as it fails in the same way: fewer scripts, coroutines and statements, simpler expressions. Greedy, to the end: none of its steps can be taken any more.
 * What javac rejects on the way fails in another way.
 */
final class Shrinker {

    private static final int MOST_TRIES = 4000;

    private final Judge judge;
    private final Mode mode;
    private Program best;
    private Verdict why;
    private int tries;

    /** The smallest program found, and how it fails. */
    record Shrunk(Program program, Verdict verdict) {}

    Shrinker(Judge judge, Mode mode) {
        this.judge = judge;
        this.mode = mode;
    }

    Shrunk shrink(Program program, Verdict verdict) {
        best = program;
        why = verdict;
        boolean smaller = true;
        while (smaller && tries < MOST_TRIES) {
            smaller = scripts() | coroutines() | bodies() | declarations();
        }
        return new Shrunk(best, why);
    }

    private boolean fails(Program candidate) {
        if (tries++ > MOST_TRIES) {
            return false;
        }
        Verdict verdict = judge.judge(List.of(candidate), mode).get(0);
        if (!verdict.resembles(why)) {
            return false;
        }
        best = candidate;
        why = verdict;
        return true;
    }

    /** One script where that is enough, and a shorter one. */
    private boolean scripts() {
        boolean any = false;
        for (int i = best.scripts().size() - 1; i >= 0 && best.scripts().size() > 1; i--) {
            any |= without(best.scripts(), i, list -> best.withScripts(list));
        }
        for (int i = 0; i < best.scripts().size(); i++) {
            for (int at = 0; at < best.scripts().get(i).indexOf(' '); ) {
                String script = best.scripts().get(i);
                String shorter = script.substring(0, at) + script.substring(at + 1);
                List<String> changed = new ArrayList<>(best.scripts());
                changed.set(i, shorter);
                if (fails(best.withScripts(changed))) {
                    any = true;
                } else {
                    at++;
                }
            }
        }
        return any;
    }

    private <T> boolean without(List<T> list, int index, Function<List<T>, Program> rest) {
        List<T> fewer = new ArrayList<>(list);
        fewer.remove(index);
        return fails(rest.apply(fewer));
    }

    private boolean coroutines() {
        boolean any = false;
        for (int i = best.coroutines().size() - 1; i >= 0; i--) {
            any |= without(best.coroutines(), i, list -> best.withCoroutines(list));
        }
        for (int i = best.coroutines().size() - 1; i >= 0; i--) {
            Coroutine coroutine = best.coroutines().get(i);
            if (coroutine.arguments().size() > 1) {
                any |= fails(with(i, coroutine.withArguments(coroutine.arguments().subList(0, 1)))) || fails(with(i, coroutine.withArguments(coroutine.arguments().subList(1, 2))));
            }
        }
        return any;
    }

    /** Without the checked exception, boxes and receivers. */
    private boolean declarations() {
        boolean any = best.style().checked() && fails(best.withStyle(best.style().unchecked()));
        for (int i = 0; i < best.coroutines().size(); i++) {
            any |= best.coroutines().get(i).storage() != Coroutine.Storage.EMBEDDED && fails(with(i, best.coroutines().get(i).embedded()));
            any |= !best.coroutines().get(i).isStatic() && fails(with(i, best.coroutines().get(i).makeStatic()));
        }
        return any;
    }

    private Program with(int index, Coroutine coroutine) {
        List<Coroutine> changed = new ArrayList<>(best.coroutines());
        changed.set(index, coroutine);
        return best.withCoroutines(changed);
    }

    private boolean bodies() {
        boolean any = false;
        for (int i = best.coroutines().size() - 1; i >= 0; i--) {
            any |= body(i);
        }
        return any;
    }

    /** Tries each smaller body once; after a success it goes on in the smaller one where it is. */
    private boolean body(int index) {
        boolean any = false;
        for (int at = 0; tries < MOST_TRIES; ) {
            List<Block> smaller = new ArrayList<>();
            Coroutine coroutine = best.coroutines().get(index);
            smaller(coroutine.body(), node -> smaller.add((Block) node));
            if (at >= smaller.size()) {
                return any;
            }
            if (fails(with(index, coroutine.withBody(smaller.get(at))))) {
                any = true;
            } else {
                at++;
            }
        }
        return any;
    }

    /** Every tree that is one step smaller, the largest steps first. */
    private static void smaller(Node node, Consumer<Node> take) {
        if (node instanceof Block block) {
            block(block, take);
        } else if (node instanceof Expr expr) {
            for (Node simpler : simpler(expr)) {
                take.accept(simpler);
            }
            parts(expr.parts(), parts -> take.accept(new Expr(expr.type(), parts)));
        } else if (node instanceof Stmt stmt) {
            for (Node part : stmt.parts()) {
                if (part instanceof Block block) {
                    take.accept(new Stmt(List.of(block), block.completes()));
                }
            }
            parts(stmt.parts(), parts -> take.accept(new Stmt(parts, stmt.completes())));
        }
    }

    /** Halves, then single statements, then what is in them; a statement that is a block and no more becomes its statements. */
    private static void block(Block block, Consumer<Node> take) {
        List<Stmt> all = block.statements();
        for (int length = all.size(); length > 0; length = length / 2) {
            for (int i = 0; i + length <= all.size(); i += length) {
                List<Stmt> fewer = new ArrayList<>(all);
                fewer.subList(i, i + length).clear();
                take.accept(new Block(fewer));
            }
        }
        for (int i = 0; i < all.size(); i++) {
            int index = i;
            if (all.get(i).parts().size() == 1 && all.get(i).parts().get(0) instanceof Block inner) {
                List<Stmt> flat = new ArrayList<>(all);
                flat.remove(i);
                flat.addAll(i, inner.statements());
                take.accept(new Block(flat));
            }
            smaller(all.get(i), part -> {
                List<Stmt> changed = new ArrayList<>(all);
                changed.set(index, (Stmt) part);
                take.accept(new Block(changed));
            });
        }
    }

    private static void parts(List<Node> parts, Consumer<List<Node>> take) {
        for (int i = 0; i < parts.size(); i++) {
            int index = i;
            smaller(parts.get(i), part -> {
                List<Node> changed = new ArrayList<>(parts);
                changed.set(index, part);
                take.accept(changed);
            });
        }
    }

    /** A literal, or an expression of the same type within. */
    private static List<Node> simpler(Expr expr) {
        List<Node> simpler = new ArrayList<>();
        if (expr.parts().size() > 1 || expr.parts().get(0) instanceof Text text && !expr.type().literals.contains(text.text())) {
            simpler.add(Expr.of(expr.type(), expr.type().literals.get(0)));
        }
        within(expr.parts(), expr.type(), simpler);
        return simpler;
    }

    private static void within(List<Node> parts, Type type, List<Node> found) {
        for (Node part : parts) {
            if (part instanceof Expr inner) {
                if (inner.type() == type) {
                    found.add(inner);
                }
                within(inner.parts(), type, found);
            }
        }
    }
}
