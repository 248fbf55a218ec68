package dev.dormouse.compiler.emit;

import dev.dormouse.compiler.coroutine.Code;
import dev.dormouse.compiler.coroutine.Coroutine;
import dev.dormouse.compiler.coroutine.Names;
import dev.dormouse.compiler.coroutine.Node;
import dev.dormouse.compiler.coroutine.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * Writes the driver of a root, or of a child that is not flattened.
 *
 * <p>A driver of one node only calls its poll. One of several goes round a loop: by a <em>way</em> in its table to a poll, and, when that level ends or throws, by a way of that level's row to its parent.
 * The table is a {@code char[]} in the companion: first, for each state, where the row of the node stands that sleeps there; then, for each entry from {@code -(states + 1)} to {@code states + 1},
 * the way in; then a row for each node.
 *
 * <p>A resume that comes back to sleep looks up two numbers that stand side by side, and its row not at all.
 *
 * <p>There is one case in the switch for each leaf coroutine and reference offset, however many paths lead to it, the deepest first: C1 compares one after the other. The switch stands in the driver as
 * long as HotSpot still inlines that where it is hot, and in a method of its own beyond.
 *
 * <p>A leaf that sleeps again where it slept leaves the root's state as it is. Returning that, instead of adding the base, keeps the table's loads out of the chain
 * from one resume to the next.
 */
final class DriverWriter {

    private static final int PORT = 0;
    private static final RecordArguments RECORD = new RecordArguments(1);
    /** The entry in the root's numbering. */
    private static final int STATE = 6;
    private static final int TABLE = 7;
    /** Where the way stands in the table. */
    private static final int WAY = 8;
    /** Where the node's row stands; 0 where that is still to be looked up by the state. */
    private static final int ROW = 9;
    /** The entry in the node's numbering. */
    private static final int ENTRY = 10;
    private static final int LEAF = 6;
    private static final int LEAF_ENTRY = 7;

    // A way.
    /** The case in the switch. */
    private static final int WAY_LEAF = 0;
    /** The entry in the node's numbering, modulo 2^16. */
    private static final int WAY_ENTRY = 1;
    private static final int WAY_SIZE = 2;

    // A row, as Traces knows it: the way into the parent to go on, and what is known there; the same to throw; and the node's number.
    /** The parent's row. */
    private static final int UP_ROW = WAY_SIZE;
    /** The entry in the parent, in the root's numbering, modulo 2^16; 0 for the root. */
    private static final int UP_STATE = WAY_SIZE + 1;
    private static final int UP_SIZE = WAY_SIZE + 2;
    private static final int ROW_NODE = 2 * UP_SIZE;
    private static final int ROW_SIZE = ROW_NODE + 1;

    /** Bytes of code. The last is HotSpot's FreqInlineSize; measured in docs/benchmarks.md. */
    private static final int SIZE_WITHOUT_LEAVES = 135;
    private static final int SIZE_OF_CALL = 20;
    private static final int MOST_INLINED = 325;

    private final Coroutine root;
    private final List<Node> nodes;
    private final Map<String, Node> leaves = new LinkedHashMap<>();
    private final String companion;
    private final String tableName;
    private final String leavesName;
    private Code code = new Code();
    private final MethodNode method;

    DriverWriter(Coroutine root, String companion) {
        this.root = root;
        this.companion = companion;
        nodes = Node.of(root);
        for (int i = nodes.size(); i-- > 0;) {
            leaves.putIfAbsent(nodes.get(i).leaf(), nodes.get(i));
        }
        tableName = Names.table(root.name(), root.hash());
        leavesName = Names.leaves(root.name(), root.hash());
        method = new MethodNode(Names.ACCESS, Names.driver(root.name(), root.hash()), Names.driverDescriptor(root.port()), null, null);
    }

    boolean needsTable() {
        return nodes.size() > 1;
    }

    FieldNode table() {
        return new FieldNode(Opcodes.ACC_STATIC | Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC, tableName, "[C", null, null);
    }

    /** Code that makes the table; it goes in front of the companion's initialiser. */
    InsnList tableInitialiser() {
        char[] table = new char[row(nodes.size())];
        List<String> cases = List.copyOf(leaves.keySet());
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            Node parent = nodes.get(node.parent());
            for (int own = Point.FIRST; own < Point.FIRST + node.ownStates(); own++) {
                table[node.base() + own] = (char) row(i);
            }
            for (int sign = 1; sign >= -1; sign -= 2) {
                for (int own = Point.FIRST; own < Point.FIRST + node.ownStates(); own++) {
                    int way = wayZero() + WAY_SIZE * sign * (node.base() + own);
                    table[way + WAY_LEAF] = (char) cases.indexOf(node.leaf());
                    table[way + WAY_ENTRY] = (char) (sign * own);
                }
                int point = node.point() == null ? 0 : node.point().state;
                int up = sign > 0 ? row(i) : row(i) + UP_SIZE;
                table[up + WAY_LEAF] = (char) cases.indexOf(parent.leaf());
                table[up + WAY_ENTRY] = (char) (sign * point);
                table[up + UP_ROW] = (char) row(node.parent());
                table[up + UP_STATE] = (char) (node.point() == null ? 0 : sign * (parent.base() + point));
            }
            table[row(i) + ROW_NODE] = (char) i;
        }
        return new Code().pushConstant(new String(table)).callVirtual("java/lang/String", "toCharArray", "()[C")
                .add(new FieldInsnNode(Opcodes.PUTSTATIC, companion, tableName, "[C")).list;
    }

    /** Where the way of an entry 0 would stand: behind the rows of states 0 to {@code states + 1}, and the ways of as many negative entries but one. */
    private int wayZero() {
        int states = root.states() + Point.FIRST;
        return states + WAY_SIZE * (states - 1);
    }

    /** Where the row of a node stands. */
    private int row(int node) {
        return wayZero() + WAY_SIZE * (root.states() + Point.FIRST) + ROW_SIZE * node;
    }

    MethodNode write() {
        if (needsTable()) {
            driveNodes();
        } else {
            pollLeaf(root, 0, STATE);
            code.op(Opcodes.IRETURN);
        }
        method.instructions.add(code.list);
        return method;
    }

    private void driveNodes() {
        LabelNode enter = new LabelNode();
        LabelNode from = new LabelNode();
        LabelNode to = new LabelNode();
        LabelNode polled = new LabelNode();
        LabelNode state = new LabelNode();
        LabelNode elsewhere = new LabelNode();
        LabelNode ended = new LabelNode();
        LabelNode known = new LabelNode();
        LabelNode up = new LabelNode();
        LabelNode threw = new LabelNode();
        code.add(new FieldInsnNode(Opcodes.GETSTATIC, companion, tableName, "[C")).load(Opcodes.ASTORE, TABLE);
        code.op(Opcodes.ICONST_0).load(Opcodes.ISTORE, ROW);
        code.loadInt(STATE).op(Opcodes.DUP).op(Opcodes.IADD).plus(wayZero()).load(Opcodes.ISTORE, WAY);
        code.label(enter).add(wayFrame());
        column(WAY, WAY_ENTRY).op(Opcodes.I2S).load(Opcodes.ISTORE, ENTRY);
        code.label(from);
        if (hasLeafSwitch()) {
            code.loadObject(PORT);
            RECORD.push(code, 0);
            column(WAY, WAY_LEAF).loadInt(ENTRY).callStatic(companion, leavesName, leavesDescriptor(), false);
        } else {
            column(WAY, WAY_LEAF);
            switchOverLeaves(ENTRY, this::nodeFrame, () -> code.jump(Opcodes.GOTO, polled));
        }
        code.label(to);
        method.tryCatchBlocks.add(new TryCatchBlockNode(from, to, threw, null));
        // asleep, where it slept or elsewhere; a throw enters with negatives
        code.label(polled).add(nodeFrame(Opcodes.INTEGER)).op(Opcodes.DUP).jump(Opcodes.IFEQ, ended);
        code.op(Opcodes.DUP).loadInt(ENTRY).jump(Opcodes.IF_ICMPNE, elsewhere).op(Opcodes.POP);
        code.label(state).add(nodeFrame()).loadInt(STATE).op(Opcodes.IRETURN);
        code.label(elsewhere).add(nodeFrame(Opcodes.INTEGER)).loadInt(STATE).loadInt(ENTRY).op(Opcodes.ISUB);
        code.callStatic("java/lang/Math", "abs", "(I)I", false).op(Opcodes.IADD).op(Opcodes.IRETURN);
        // ended
        code.label(ended).add(nodeFrame(Opcodes.INTEGER)).op(Opcodes.POP).loadInt(ROW).jump(Opcodes.IFNE, known);
        code.loadObject(TABLE).loadInt(STATE).callStatic("java/lang/Math", "abs", "(I)I", false).op(Opcodes.CALOAD).load(Opcodes.ISTORE, ROW);
        code.label(known).add(nodeFrame()).loadInt(ROW);
        // to the parent, if there is one
        code.label(up).add(nodeFrame(Opcodes.INTEGER)).load(Opcodes.ISTORE, WAY);
        column(WAY, UP_STATE).op(Opcodes.I2S).op(Opcodes.DUP).load(Opcodes.ISTORE, STATE).jump(Opcodes.IFEQ, state);
        column(WAY, UP_ROW).load(Opcodes.ISTORE, ROW).jump(Opcodes.GOTO, enter);
        // threw
        code.label(threw).add(nodeFrame("java/lang/Throwable")).loadObject(RECORD.registers()).op(Opcodes.SWAP).loadObject(TABLE).loadInt(ROW).loadInt(STATE).pushConstant(frames());
        code.callStatic(Names.TRACES, "threw", "(L" + Names.REGISTERS + ";Ljava/lang/Throwable;[CIILjava/lang/String;)I", false).jump(Opcodes.GOTO, up);
    }

    /** Whether the switch over leaves is a method of its own: where it would make the driver too large to be inlined. */
    boolean hasLeafSwitch() {
        int size = SIZE_WITHOUT_LEAVES;
        for (Node node : leaves.values()) {
            size += SIZE_OF_CALL + node.coroutine().parameters().size() - 1;
        }
        return needsTable() && size > MOST_INLINED;
    }

    /** The switch over leaves as a method: {@code (port, registers, cells, refs, cell, ref, leaf, entry)}. */
    MethodNode leafSwitch() {
        MethodNode leafSwitch = new MethodNode(Names.ACCESS, leavesName, leavesDescriptor(), null, null);
        Code main = code;
        code = new Code();
        code.loadInt(LEAF);
        switchOverLeaves(LEAF_ENTRY, () -> frame(List.of(Opcodes.INTEGER)), () -> code.op(Opcodes.IRETURN));
        leafSwitch.instructions.add(code.list);
        code = main;
        return leafSwitch;
    }

    /** Each case leaves the poll's result on the stack. */
    private void switchOverLeaves(int entrySlot, Supplier<FrameNode> frame, Runnable then) {
        LabelNode[] labels = new LabelNode[leaves.size()];
        Arrays.setAll(labels, i -> new LabelNode());
        code.add(new TableSwitchInsnNode(0, labels.length - 1, labels[0], labels));
        int number = 0;
        for (Node node : leaves.values()) {
            code.label(labels[number++]).add(frame.get());
            pollLeaf(node.coroutine(), node.refOffset(), entrySlot);
            then.run();
        }
    }

    private String leavesDescriptor() {
        return "(" + root.port().getDescriptor() + Names.RECORD_ARGUMENTS + "I)I";
    }

    /** For {@code Traces}: a line per node, {@code parent|class|method|file|line} of the call that leads to it. */
    private String frames() {
        StringBuilder text = new StringBuilder();
        for (Node node : nodes) {
            if (node.point() != null) {
                Coroutine caller = nodes.get(node.parent()).coroutine();
                text.append(node.parent()).append('|').append(caller.ownerName().replace('/', '.')).append('|').append(caller.name()).append('|')
                        .append(caller.owner.sourceFile == null ? "" : caller.owner.sourceFile).append('|').append(node.point().line);
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** Pushes what stands in the table behind where a local points. */
    private Code column(int local, int offset) {
        return code.loadObject(TABLE).loadInt(local).plus(offset).op(Opcodes.CALOAD);
    }

    private void pollLeaf(Coroutine leaf, int refOffset, int entrySlot) {
        if (!leaf.isStatic()) {
            pushPortOrZero(leaf, 0, Type.getObjectType(leaf.ownerName()));
        }
        int slot = leaf.isStatic() ? 0 : 1;
        for (Type type : Type.getArgumentTypes(leaf.descriptor())) {
            pushPortOrZero(leaf, slot, type);
            slot += type.getSize();
        }
        leaf.counted.forEach(counted -> code.op(Opcodes.ICONST_0));
        RECORD.push(code, refOffset);
        code.loadInt(entrySlot);
        code.callStatic(leaf.ownerName(), leaf.pollName(), leaf.pollDescriptor(), leaf.ownerIsInterface());
    }

    private void pushPortOrZero(Coroutine leaf, int slot, Type type) {
        if (slot != leaf.portSlot) {
            code.pushZero(type);
        } else {
            code.loadObject(PORT);
            if (!type.equals(root.port())) {
                code.cast(type.getInternalName());
            }
        }
    }

    // Frames: the arguments, then what a driver of several nodes keeps

    private FrameNode frame(List<Object> more, Object... stack) {
        List<Object> locals = new ArrayList<>(List.of(root.port().getInternalName()));
        locals.addAll(RecordArguments.TYPES);
        locals.addAll(more);
        return new FrameNode(Opcodes.F_NEW, locals.size(), locals.toArray(), stack.length, stack);
    }

    /** Where the way is known. */
    private FrameNode wayFrame() {
        return frame(List.of("[C", Opcodes.INTEGER, Opcodes.INTEGER));
    }

    /** Where the entry is known, too. */
    private FrameNode nodeFrame(Object... stack) {
        return frame(List.of("[C", Opcodes.INTEGER, Opcodes.INTEGER, Opcodes.INTEGER), stack);
    }
}
