package dev.dormouse.compiler.javac;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.util.HashMap;
import java.util.Map;
import javax.tools.Diagnostic;

/** The trees of methods by line, so that what is found in a class file can be reported in the source. */
final class Lines {

    private record Line(String owner, long number) {}

    private record Place(Tree tree, CompilationUnitTree unit) {}

    private final Trees trees;
    private final Map<Line, Place> places = new HashMap<>();

    Lines(Trees trees) {
        this.trees = trees;
    }

    /** Remembers where the lines of a method or a lambda are; {@code owner} is the internal name of its class. */
    void add(String owner, Tree method, CompilationUnitTree unit) {
        SourcePositions positions = trees.getSourcePositions();
        LineMap map = unit.getLineMap();
        if (map == null) {
            return; // with -g:none javac keeps none, and class files name no lines either
        }
        new TreeScanner<Void, Void>() {
            @Override
            public Void scan(Tree tree, Void unused) {
                if (tree != null) {
                    add(positions.getStartPosition(unit, tree), tree);
                    // javac counts a call in a chain to the line of its name.
                    if (tree instanceof MemberSelectTree) {
                        add(positions.getEndPosition(unit, tree), tree);
                    }
                }
                return super.scan(tree, unused);
            }

            private void add(long position, Tree tree) {
                if (position != Diagnostic.NOPOS) {
                    places.putIfAbsent(new Line(owner, map.getLineNumber(position)), new Place(tree, unit));
                }
            }
        }.scan(method, null);
    }

    /** Prints at a line; false when the line is not known. */
    boolean print(Diagnostic.Kind kind, String owner, int line, String message) {
        Place place = places.get(new Line(owner, line));
        if (place != null) {
            trees.printMessage(kind, message, place.tree(), place.unit());
        }
        return place != null;
    }
}
