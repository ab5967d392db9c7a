namespace PluginKit.Storefront.Sessions;

/// <summary>What an answer says of its own place in the order of answers.</summary>
internal enum AnswerOrder
{
    /// <summary>Nothing: the order of the requests counts.</summary>
    ByRequest = 0,

    /// <summary>It was made at the moment of the one at hand and says the same.</summary>
    Same,

    /// <summary>It was made later than the one at hand, whoever asked first.</summary>
    Newer,

    /// <summary>It was made earlier.</summary>
    Older,

    /// <summary>It claims the moment of the one at hand and says something else: one of the two is not what it says.</summary>
    Contradicts,
}
