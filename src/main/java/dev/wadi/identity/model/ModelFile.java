package dev.wadi.identity.model;

import dev.wadi.identity.population.Comparer;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes a frozen model as bytes and reads it back, bit for bit. The bytes hold frequencies by hash, and the words of company
 * names, addresses and texts with their weights. The same model always gives the same bytes. Stateless.
 */
public final class ModelFile {

    private static final int MAGIC = 0x57414d32;

    private ModelFile() {}

    /** Writes a model. */
    public static void write(IdentityModel model, DataOutputStream out) throws IOException {
        var parameters = model.parameters();
        out.writeInt(MAGIC);
        out.writeUTF(model.version());
        out.writeDouble(parameters.lambda());
        out.writeDouble(parameters.related());
        out.writeDouble(parameters.household());
        out.writeInt(parameters.comparisons().size());
        for (int c = 0; c < parameters.comparisons().size(); c++) {
            out.writeUTF(parameters.comparisons().get(c).name());
            for (int s = 0; s < Parameters.SITUATIONS; s++) {
                for (var shares : arrays(parameters, c, s)) {
                    for (double share : shares) {
                        out.writeDouble(share);
                    }
                }
            }
            write(model.frequencies().get(c), out);
            out.writeFloat(model.crowd().logShare(c));
        }
        out.writeInt(model.words().size());
        for (int g = 0; g < model.words().size(); g++) {
            out.writeFloat(model.rareWords().get(g));
            var words = new TreeMap<>(model.words().get(g));
            out.writeInt(words.size());
            for (var word : words.entrySet()) {
                out.writeUTF(word.getKey());
                out.writeFloat(word.getValue());
            }
        }
    }

    /**
     * Reads a model for records of the same schema.
     *
     * @throws IOException if the bytes are no model, or one of another schema
     */
    public static IdentityModel read(Comparer comparer, DataInputStream in) throws IOException {
        if (in.readInt() != MAGIC) {
            throw new IOException("these bytes are no identity model");
        }
        var version = in.readUTF();
        var parameters = new Parameters(comparer.comparisons(), in.readDouble());
        parameters.related(in.readDouble());
        parameters.household(in.readDouble());
        int comparisons = in.readInt();
        if (comparisons != comparer.comparisons().size()) {
            throw new IOException("model " + version + " was learned from another schema");
        }
        var frequencies = new ArrayList<TermFrequencies>();
        var crowd = new ArrayList<Float>();
        for (int c = 0; c < comparisons; c++) {
            if (!in.readUTF().equals(comparer.comparisons().get(c).name())) {
                throw new IOException("model " + version + " was learned from another schema");
            }
            for (int s = 0; s < Parameters.SITUATIONS; s++) {
                for (var shares : arrays(parameters, c, s)) {
                    for (int l = 0; l < shares.length; l++) {
                        shares[l] = in.readDouble();
                    }
                }
            }
            frequencies.add(frequencies(in));
            crowd.add(in.readFloat());
        }
        parameters.refresh();
        int groups = in.readInt();
        var words = new ArrayList<Map<String, Float>>();
        var rare = new ArrayList<Float>();
        for (int g = 0; g < groups; g++) {
            rare.add(in.readFloat());
            int size = in.readInt();
            var weights = new HashMap<String, Float>();
            for (int i = 0; i < size; i++) {
                weights.put(in.readUTF(), in.readFloat());
            }
            words.add(Map.copyOf(weights));
        }
        return new IdentityModel(version, parameters, frequencies, words, rare, new Crowd(crowd));
    }

    private static List<double[]> arrays(Parameters parameters, int comparison, int situation) {
        return List.of(
                parameters.m(comparison, situation),
                parameters.u(comparison, situation),
                parameters.of(Parameters.Kind.RELATED, comparison, situation),
                parameters.of(Parameters.Kind.HOUSEHOLD, comparison, situation),
                parameters.of(Parameters.Kind.BRANCH, comparison, situation));
    }

    private static void write(TermFrequencies frequencies, DataOutputStream out) throws IOException {
        out.writeDouble(frequencies.rare());
        out.writeInt(frequencies.size());
        for (int i = 0; i < frequencies.size(); i++) {
            out.writeLong(frequencies.hashAt(i));
            out.writeFloat(frequencies.shareAt(i));
        }
    }

    private static TermFrequencies frequencies(DataInputStream in) throws IOException {
        double rare = in.readDouble();
        int size = in.readInt();
        var hashes = new long[size];
        var shares = new float[size];
        for (int i = 0; i < size; i++) {
            hashes[i] = in.readLong();
            shares[i] = in.readFloat();
        }
        return TermFrequencies.of(hashes, shares, rare);
    }
}
