using PluginKit.Contracts.Steps;

namespace PluginKit.Lifecycle.Execution;

/// <summary>Says an observation in words, without values: they may be secrets.</summary>
internal static class ObservationText
{
    public static string Of(Observation observation) => observation switch
    {
        MemberObservation member => $"'{string.Join('.', member.Member)}' in '{member.Path}' ({member.Comparison})",
        PathObservation path => $"'{path.Path}' ({path.Comparison})",
        AllObservation all => string.Join(" and ", all.Parts.Select(Of)),
        AnyObservation any => string.Join(" or ", any.Parts.Select(Of)),
        _ => observation.GetType().Name,
    };
}
