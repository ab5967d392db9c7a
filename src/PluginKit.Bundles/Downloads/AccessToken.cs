namespace PluginKit.Bundles.Downloads;

/// <summary>A token of a service. It is sent to the service it is for and to nobody else, and appears in no text, not even in that of this object.</summary>
public sealed class AccessToken
{
    private const int MaxLength = 4096;

    /// <summary>Wraps a token.</summary>
    /// <param name="value">The token as the service gave it.</param>
    /// <exception cref="ArgumentException">It is empty, too long or holds what cannot be sent in a header. The message does not quote it.</exception>
    public AccessToken(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        if (!IsOne(value))
        {
            throw new ArgumentException("A token is printable ASCII without spaces.", nameof(value));
        }

        Value = value;
    }

    internal string Value { get; }

    /// <summary>Wraps a text that may be no token.</summary>
    /// <param name="value">The text.</param>
    /// <returns>The token; <see langword="null"/> when the text is empty, too long or holds what cannot be sent in a header.</returns>
    public static AccessToken? TryParse(string? value) => !string.IsNullOrEmpty(value) && IsOne(value) ? new(value) : null;

    /// <summary>Does not tell the token.</summary>
    /// <returns>A placeholder.</returns>
    public override string ToString() => "(token)";

    private static bool IsOne(string value) => value.Length <= MaxLength && value.All(static character => character is > ' ' and <= '~');
}
