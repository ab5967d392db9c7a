using PluginKit.Contracts.Discovery;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Storefront.Entries;

/// <summary>The sentences of the reasons. A page has thousands of cards and a handful of reasons: each is made once.</summary>
internal sealed class ActionWords
{
    private readonly Dictionary<string, UnavailableAction> _reasons = new(StringComparer.Ordinal);

    public UnavailableAction Of(ActionClass action, string code)
    {
        var key = $"{action.Value}\n{code}";
        if (!_reasons.TryGetValue(key, out var reason))
        {
            _reasons[key] = reason = new() { ActionClass = action, Code = code, Message = Message(code) };
        }

        return reason;
    }

    private static string Message(string code) => code switch
    {
        ActionReasons.AlreadyManaged => "It is installed already.",
        ActionReasons.NotManaged => "It is not installed here.",
        ActionReasons.NoInstallableTarget => "None of the clients that are supported here can take it.",
        ActionReasons.UnsupportedByTargets => "None of the clients that it is installed in supports this.",
        ActionReasons.NothingToSwitch => "None of its targets is in the state that this changes.",
        ActionReasons.UnsupportedByApplication => "This application cannot carry it out.",
        ActionReasons.OwnershipUnknown => "The list of what is installed did not answer, so nobody knows whether it is installed already.",
        ActionReasons.SurfaceIncompatible => "Parts of the page were written by a version that does not match: it can be read, and nothing can be changed.",
        ManageabilityReasons.ManagedByPolicy => "An administrator's policy put it into the client or switches it.",
        ManageabilityReasons.SkillsDirectory => "It is a folder of the user that the client loads in place.",
        ManageabilityReasons.OtherProject => "It belongs to a project that is not the workspace.",
        ManageabilityReasons.UnsupportedScope => "It sits in a scope that is only shown.",
        ManageabilityReasons.ClientFileUnusable => "A file of the client that a change would rewrite cannot be read.",
        ManageabilityReasons.Remains => "Only remains of a plugin are there.",
        _ => "It was installed in the client by somebody else, and is only shown.",
    };
}
