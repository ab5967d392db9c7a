namespace PluginKit.Contracts.Vocabulary;

/// <summary>A closed list of words in the documents, read tolerantly: a word that a newer writer added survives a round trip.</summary>
/// <typeparam name="TSelf">The list itself.</typeparam>
public interface IKnownText<TSelf>
    where TSelf : struct, IKnownText<TSelf>
{
    /// <summary>The words that this version of PluginKit knows, in the order of the documentation.</summary>
    static abstract IReadOnlyList<TSelf> Known { get; }

    /// <summary>The word as it stands in a document; <c>unknown</c> for a value that was never set.</summary>
    string Value { get; }

    /// <summary>Whether this version of PluginKit knows the word.</summary>
    bool IsKnown { get; }

    /// <summary>The value for a word, known or not.</summary>
    /// <param name="value">The word as it stands in a document.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty.</exception>
    static abstract TSelf From(string value);
}
