namespace PluginKit.Lifecycle.Limits;

/// <summary>Which limit an answer has.</summary>
internal enum AnswerKind
{
    /// <summary>Needs this machine only.</summary>
    Local = 0,

    /// <summary>Resolves a source, perhaps over the network.</summary>
    WithSource = 1,
}
