namespace PluginKit.Contracts.Display;

/// <summary>What a character that nobody sees is there for.</summary>
public enum HiddenKind
{
    /// <summary>A letter in the range for tags, which a model reads and nobody sees.</summary>
    Tag,

    /// <summary>Turns the direction of what follows, so that it is read in another order than it is shown.</summary>
    Direction,

    /// <summary>A variation selector where none belongs: several of them carry bytes.</summary>
    Variation,

    /// <summary>Takes no room.</summary>
    ZeroWidth,

    /// <summary>Steers a terminal instead of being shown by it.</summary>
    Control,

    /// <summary>Anything else that has no sign of its own: private use, not assigned, soft hyphens, form feeds.</summary>
    Other,
}
