package dev.dormouse.compiler.emit;

import dev.dormouse.compiler.coroutine.Code;
import dev.dormouse.compiler.coroutine.Coroutine;
import dev.dormouse.compiler.flow.Range;
import dev.dormouse.compiler.flow.Value;
import dev.dormouse.compiler.layout.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The arguments of a root while it is not started: {@code begin} puts them into the record, {@code drive} takes them out. */
final class RootArguments {

    private final Coroutine root;

    RootArguments(Coroutine root) {
        this.root = root;
    }

    /** Pushes all arguments, the port among them, and nulls the slots of the references. */
    void take(Code code, Runnable pushPort, RecordArguments record) {
        for (Coroutine.Parameter parameter : root.parameters()) {
            Type type = parameter.type();
            if (parameter.slot() == root.portSlot) {
                pushPort.run();
                continue;
            }
            Variable variable = root.record.argument(parameter.slot());
            if (type.getSort() >= Type.ARRAY) {
                int slot = root.record.argumentSlot(variable);
                code.loadObject(record.refs()).loadInt(record.ref()).plus(slot).op(Opcodes.AALOAD).cast(type.getInternalName());
                code.loadObject(record.refs()).loadInt(record.ref()).plus(slot).op(Opcodes.ACONST_NULL).op(Opcodes.AASTORE);
            } else {
                int place = root.record.argumentPlace(variable);
                CellAccess access = new CellAccess(code, record.cells(), record.cell());
                access.address(place / 8);
                code.op(Opcodes.LALOAD);
                access.decode(kind(type), variable.size(), Range.of(type).unsigned(), place);
            }
        }
    }

    /** The body of {@code begin(long[] cells, Object[] refs, int cell, int ref, ARGS…)}. */
    Code begin() {
        Code code = new Code();
        RecordArguments record = new RecordArguments(-1); // no registers, so the cells are in local 0, and no entry
        Map<Integer, List<Runnable>> cells = new TreeMap<>();
        int slot = record.ref() + 1;
        for (Coroutine.Parameter parameter : root.parameters()) {
            if (parameter.slot() == root.portSlot) {
                continue;
            }
            Variable variable = root.record.argument(parameter.slot());
            Type type = parameter.type();
            int from = slot;
            slot += type.getSize();
            if (type.getSort() >= Type.ARRAY) {
                code.loadObject(record.refs()).loadInt(record.ref()).plus(root.record.argumentSlot(variable)).loadObject(from).op(Opcodes.AASTORE);
            } else {
                int place = root.record.argumentPlace(variable);
                cells.computeIfAbsent(place / 8, k -> new ArrayList<>()).add(() -> {
                    code.load(type.getOpcode(Opcodes.ILOAD), from);
                    new CellAccess(code, record.cells(), record.cell()).encode(kind(type), variable.size(), false, place);
                });
            }
        }
        cells.forEach((cell, members) -> {
            new CellAccess(code, record.cells(), record.cell()).address(cell);
            members.get(0).run();
            for (Runnable member : members.subList(1, members.size())) {
                member.run();
                code.op(Opcodes.LOR);
            }
            code.op(Opcodes.LASTORE);
        });
        return code.op(Opcodes.RETURN);
    }

    private static Value.Kind kind(Type type) {
        return switch (type.getSort()) {
            case Type.LONG -> Value.Kind.LONG;
            case Type.FLOAT -> Value.Kind.FLOAT;
            case Type.DOUBLE -> Value.Kind.DOUBLE;
            default -> Value.Kind.INT;
        };
    }
}
