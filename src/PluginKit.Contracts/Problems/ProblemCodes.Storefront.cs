namespace PluginKit.Contracts.Problems;

/// <content>Codes of the mixed view.</content>
public static partial class ProblemCodes
{
    /// <summary>One of the four surfaces gave no answer; its entries or facts are missing from the view.</summary>
    public const string SurfaceUnavailable = "surface_unavailable";

    /// <summary>One of the four surfaces gave an older answer.</summary>
    public const string SurfaceStale = "surface_stale";

    /// <summary>One of the four surfaces answered with a newer schema or without grouping keys: the view can be read, and every action is off.</summary>
    public const string SurfaceIncompatible = "surface_incompatible";

    /// <summary>The view has no entry with this id.</summary>
    public const string ViewEntryNotFound = "view_entry_not_found";

    /// <summary>Two surfaces tell different things about what is managed; the owner of the truth wins.</summary>
    public const string SurfacesDisagree = "surfaces_disagree";
}
