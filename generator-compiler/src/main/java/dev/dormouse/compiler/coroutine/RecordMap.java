package dev.dormouse.compiler.coroutine;

import dev.dormouse.compiler.flow.Range;
import dev.dormouse.compiler.layout.Packing;
import dev.dormouse.compiler.layout.Variable;
import dev.dormouse.compiler.refusal.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Type;

/**
 * The record of one coroutine: where everything lies that survives a suspension.
 *
 * <p>References come in three zones: the coroutine's own scratch objects; one zone for each child type that has scratch objects, never shared; and
 * behind them the room that is used anew at each point. Cells have only the last.
 */
public final class RecordMap {

    /** The most cells, and the most references, that children take of a record: more than any that is worth its memory, and few enough that sums of bytes stay far below what an int holds. */
    private static final int MOST_OF_CHILDREN = 1 << 20;

    private final Coroutine coroutine;
    private final List<Point> points;
    private final List<String> scratch = new ArrayList<>();
    private final Map<String, Integer> zones = new LinkedHashMap<>();
    private final int sharedRefs;
    private final Packing cells;
    private final Packing refs;
    private final Packing argumentCells;
    private final Packing argumentRefs;
    private final Map<Integer, Variable> arguments = new LinkedHashMap<>();
    private final String hash;

    public RecordMap(Coroutine coroutine) {
        this.coroutine = coroutine;
        points = coroutine.body.points;
        for (Body.Scratch own : coroutine.body.scratch) {
            scratch.add(scratch.size() + ":" + own.kind() + ":" + own.argument());
        }
        sharedRefs = reserveZones();
        List<Variable> primitives = new ArrayList<>();
        List<Variable> references = new ArrayList<>();
        for (Point point : points) {
            limit(point, point.childCells(), "cells");
            limit(point, sharedRefs + (point.childScratch().isEmpty() ? point.childRefs() : 0L), "references");
            point.refOffset = point.child == null ? 0 : zones.getOrDefault(zone(point), sharedRefs);
            mark(point.locals, point.ordinal());
            mark(point.below, point.ordinal());
            if (point.keepsChildState()) {
                point.childState = new Variable(stateBytes(point.child.states()));
                point.childState.aliveAt(point.ordinal());
                primitives.add(point.childState);
            }
        }
        for (Spill spill : coroutine.body.allSpills) {
            (spill.isReference() ? references : primitives).add(spill.variable());
        }
        cells = new Packing(floors(true), 8, primitives);
        refs = new Packing(floors(false), 1, references);
        List<Variable> argumentPrimitives = new ArrayList<>();
        List<Variable> argumentReferences = new ArrayList<>();
        for (Coroutine.Parameter parameter : coroutine.parameters()) {
            if (parameter.slot() != coroutine.portSlot) {
                Variable variable = new Variable(isReference(parameter.type()) ? 1 : width(parameter.type()));
                variable.aliveAt(0);
                arguments.put(parameter.slot(), variable);
                (isReference(parameter.type()) ? argumentReferences : argumentPrimitives).add(variable);
            }
        }
        argumentCells = new Packing(new int[1], 8, argumentPrimitives);
        argumentRefs = new Packing(new int[1], 1, argumentReferences);
        hash = hashed();
    }

    /** The width of a state: two more values than there are states to sleep in. */
    public static int stateBytes(int states) {
        return states + 2 <= 0x100 ? 1 : states + 2 <= 0x10000 ? 2 : 4;
    }

    /** The child's type, if it has scratch objects here. */
    private static String zone(Point point) {
        return point.childScratch().isEmpty() ? "" : point.child.ownerName() + "." + point.child.name() + point.child.descriptor();
    }

    private int reserveZones() {
        int end = scratch.size();
        for (Point point : points) {
            if (!point.childScratch().isEmpty() && zones.putIfAbsent(zone(point), end) == null) {
                limit(point, (long) end + point.childRefs(), "references");
                for (String slot : point.childScratch()) {
                    int colon = slot.indexOf(':');
                    scratch.add(end + Integer.parseInt(slot.substring(0, colon)) + slot.substring(colon));
                }
                end += point.childRefs();
            }
        }
        return end;
    }

    /** Refuses what no record has room for, where it is called. */
    private void limit(Point point, long taken, String of) {
        if (taken > MOST_OF_CHILDREN) {
            throw new Refused(Refusal.TOO_LARGE, coroutine.owner, point.line, coroutine.display.words(), taken + " " + of + " for what it calls",
                    MOST_OF_CHILDREN + " for that; state smaller frame budgets, or have a called coroutine's record boxed, @Coroutine(boxed = true)");
        }
    }

    private static void mark(List<Point.Slot> slots, int point) {
        for (Point.Slot slot : slots) {
            if (slot.spill() != null) {
                slot.spill().variable().aliveAt(point);
            }
        }
    }

    private int[] floors(boolean ofCells) {
        int[] floors = new int[points.size()];
        for (Point point : points) {
            boolean shared = point.childScratch().isEmpty();
            floors[point.ordinal()] = ofCells ? 8 * point.childCells() : shared ? point.childRefs() : 0;
        }
        return floors;
    }

    private static boolean isReference(Type type) {
        return type.getSort() >= Type.ARRAY;
    }

    private static int width(Type type) {
        return switch (type.getSort()) {
            case Type.LONG, Type.DOUBLE -> 8;
            case Type.INT, Type.FLOAT -> 4;
            default -> Range.of(type).bytes();
        };
    }

    /** Cells of the record inside a parent. */
    public int cells() {
        return cells.extent() / 8;
    }

    /** References of the record inside a parent. */
    public int refs() {
        return sharedRefs + refs.extent();
    }

    /** Cells of the record of a root, whose arguments also wait in it. */
    public int rootCells() {
        return Math.max(cells(), argumentCells.extent() / 8);
    }

    public int rootRefs() {
        return Math.max(refs(), sharedRefs + argumentRefs.extent());
    }

    public List<String> scratch() {
        return scratch;
    }

    String hash() {
        return hash;
    }

    /** The byte in the record's cells where a primitive variable lies at a point. */
    public int place(Variable variable, Point point) {
        return cells.place(variable, point.ordinal());
    }

    /** The reference slot where a variable lies at a point. */
    public int slot(Spill spill, Point point) {
        return sharedRefs + refs.place(spill.variable(), point.ordinal());
    }

    public Variable argument(int local) {
        return arguments.get(local);
    }

    public int argumentPlace(Variable variable) {
        return argumentCells.place(variable, 0);
    }

    public int argumentSlot(Variable variable) {
        return sharedRefs + argumentRefs.place(variable, 0);
    }

    /** The reference slots that are not pinned: what a poll must leave null where it keeps nothing. */
    public BitSet ordinaryRefs() {
        BitSet ordinary = new BitSet();
        ordinary.set(0, refs());
        for (String slot : scratch) {
            ordinary.clear(Integer.parseInt(slot.substring(0, slot.indexOf(':'))));
        }
        return ordinary;
    }

    /** The ordinary slots of a child's record at a point. */
    public BitSet childRefs(Point point) {
        BitSet slots = new BitSet();
        if (point.child != null) {
            slots.set(point.refOffset, point.refOffset + point.childRefs());
            slots.and(ordinaryRefs());
        }
        return slots;
    }

    private String hashed() {
        StringBuilder text = new StringBuilder();
        text.append(coroutine.key()).append(' ').append(cells()).append(' ').append(refs()).append(' ').append(scratch).append(coroutine.counters());
        for (Point point : points) {
            text.append('\n').append(point.state).append(' ').append(point.base).append(' ').append(point.embedding == Embedding.OPAQUE);
            if (point.isBoxed()) {
                text.append(" boxed ").append(point.child.ownerName()).append(point.child.name()).append(point.child.descriptor());
            } else if (point.child != null) {
                text.append(' ').append(point.child.ownerName()).append(point.child.pollName());
            }
            append(text, point.locals, point);
            append(text, point.below, point);
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private void append(StringBuilder text, List<Point.Slot> slots, Point point) {
        for (Point.Slot slot : slots) {
            Spill spill = slot.spill();
            if (spill != null) {
                int place = spill.isReference() ? slot(spill, point) : place(spill.variable(), point);
                text.append(' ').append(spill.kind).append(spill.variable().size()).append('@').append(place);
            }
        }
    }
}
