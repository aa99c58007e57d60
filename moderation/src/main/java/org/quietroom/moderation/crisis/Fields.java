package org.quietroom.moderation.crisis;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parts of a {@link LexiconFile}, each with its length before it, and how they are written and read. */
final class Fields {
    private Fields() {}

    static void forms(DataOutputStream out, Forms forms) throws IOException {
        out.writeInt(forms.size());
        for (int i = 0; i < forms.size(); i++) {
            out.writeInt(forms.parent(i));
            out.writeByte(forms.reach(i));
            out.writeInt(forms.target(i));
        }
        out.writeInt(forms.values());
        for (int i = 0; i < forms.values(); i++) {
            int place = forms.place(i);
            int end = forms.end(place);
            out.writeInt(end - forms.first(place));
            for (int at = forms.first(place); at < end; at++) {
                out.writeInt(forms.step(at));
            }
        }
    }

    static Forms forms(ByteBuffer in) {
        int size = in.getInt();
        int[] parents = new int[size];
        byte[] reaches = new byte[size];
        int[] targets = new int[size];
        for (int i = 0; i < size; i++) {
            parents[i] = in.getInt();
            reaches[i] = in.get();
            targets[i] = in.getInt();
        }
        int[][] outputs = new int[in.getInt()][];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = new int[in.getInt()];
            for (int j = 0; j < outputs[i].length; j++) {
                outputs[i][j] = in.getInt();
            }
        }
        return new Forms(parents, reaches, targets, outputs);
    }

    static void numbers(DataOutputStream out, List<List<Integer>> lists) throws IOException {
        out.writeInt(lists.size());
        for (List<Integer> list : lists) {
            out.writeInt(list.size());
            for (int each : list) {
                out.writeInt(each);
            }
        }
    }

    static List<List<Integer>> numbers(ByteBuffer in) {
        List<List<Integer>> lists = new ArrayList<>();
        for (int left = in.getInt(); left > 0; left--) {
            Integer[] list = new Integer[in.getInt()];
            for (int i = 0; i < list.length; i++) {
                list[i] = in.getInt();
            }
            lists.add(List.of(list));
        }
        return lists;
    }

    static void pairs(DataOutputStream out, Map<String, String> pairs) throws IOException {
        out.writeInt(pairs.size());
        for (Map.Entry<String, String> each : pairs.entrySet()) {
            text(out, each.getKey());
            text(out, each.getValue());
        }
    }

    static Map<String, String> pairs(ByteBuffer in) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (int left = in.getInt(); left > 0; left--) {
            pairs.put(text(in), text(in));
        }
        return pairs;
    }

    static void texts(DataOutputStream out, Collection<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String each : texts) {
            text(out, each);
        }
    }

    static List<String> texts(ByteBuffer in) {
        List<String> texts = new ArrayList<>();
        for (int left = in.getInt(); left > 0; left--) {
            texts.add(text(in));
        }
        return texts;
    }

    static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String text(ByteBuffer in) {
        byte[] bytes = new byte[in.getInt()];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
